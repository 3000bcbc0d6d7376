#ifndef PENJING_KERNELS_H
#define PENJING_KERNELS_H

#include <stdint.h>

/* state = 3 state + token + weight */
void penjing_mix(uint8_t *state, const uint8_t *tokens, const uint8_t *weights, uint16_t cells);

/* So many instructions and two more, where the instruction set is an Arm core's. */
void penjing_idle_1000(void);
void penjing_idle_250(void);

#endif
