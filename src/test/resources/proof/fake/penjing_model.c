#include "penjing_model.h"

#include "penjing_kernels.h"

#include <stddef.h>
#include <string.h>

#ifndef PENJING_TRACE
#define PENJING_TRACE(index)
#endif

static const uint8_t weights[penjing_cells] = {1, 2, 4, 8, 16, 32, 64, 128, 3, 5, 7, 11, 13, 17, 19, 23};

static union {
    uint8_t bytes[penjing_arena_bytes];
    uint64_t alignment;
} arena;

static uint8_t *const state = arena.bytes;
static uint8_t *const question = arena.bytes + penjing_cells;

/* A variable with a first value, for which flash and RAM are both taken. */
static uint16_t own_steps = penjing_steps;

penjing_status penjing_start(const penjing_token *tokens) {
    for (size_t i = 0; i < penjing_cells; i++) {
        if (tokens[i] >= penjing_vocabulary) {
            return -1;
        }
    }
    memset(state, 0, penjing_cells);
    memcpy(question, tokens, penjing_cells);
    return 0;
}

uint16_t penjing_step(void) {
    penjing_mix(state, question, weights, penjing_cells);
    PENJING_TRACE(0);
    penjing_idle_1000();
    PENJING_TRACE(1);
    penjing_idle_250();
    PENJING_TRACE(2);
    return (uint16_t)(state[0] << 7);
}

void penjing_answer(penjing_token *answer) {
    for (size_t i = 0; i < penjing_cells; i++) {
        answer[i] = state[i] % penjing_vocabulary;
    }
}

void penjing_state(void *copy) { memcpy(copy, state, penjing_state_bytes); }

penjing_status penjing_run(const penjing_token *tokens, penjing_token *answer, const penjing_options *options) {
    uint16_t most = options == NULL ? own_steps : options->steps;
    uint16_t threshold = options == NULL ? penjing_threshold : options->threshold;
    penjing_status status = penjing_start(tokens);
    if (status != 0) {
        return status;
    }
    penjing_outcome outcome = {0, 0};
    do {
        outcome.confidence = penjing_step();
        outcome.steps++;
    } while (outcome.steps < most && outcome.confidence < threshold);
    penjing_answer(answer);
    if (options != NULL && options->outcome != NULL) {
        *options->outcome = outcome;
    }
    own_steps = penjing_steps;
    return 0;
}
