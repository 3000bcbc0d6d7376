#include "penjing_kernels.h"

void penjing_mix(uint8_t *state, const uint8_t *tokens, const uint8_t *weights, uint16_t cells) {
    for (uint16_t i = 0; i < cells; i++) {
        state[i] = (uint8_t)(3u * state[i] + tokens[i] + weights[i]);
    }
}

#ifdef __arm__
#define IDLE(times) __asm volatile(".rept " #times "\n nop\n .endr\n")
#else
#define IDLE(times) ((void)0)
#endif

void penjing_idle_1000(void) { IDLE(1000); }

void penjing_idle_250(void) { IDLE(250); }
