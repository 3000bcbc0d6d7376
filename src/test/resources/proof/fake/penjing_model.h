/* A package that obeys the interface of a real one and computes next to nothing. */
#ifndef PENJING_MODEL_H
#define PENJING_MODEL_H

#include <stdint.h>

enum {
    penjing_cells = 16,
    penjing_vocabulary = 5,
    penjing_steps = 5,
    penjing_threshold = 30000,
    penjing_state_bytes = 16,
    penjing_arena_bytes = 64
};

typedef uint8_t penjing_token;
typedef int penjing_status;

typedef struct {
    uint16_t steps;
    uint16_t confidence;
} penjing_outcome;

typedef struct {
    uint16_t steps;
    uint16_t threshold;
    penjing_outcome *outcome;
} penjing_options;

penjing_status penjing_start(const penjing_token *tokens);
uint16_t penjing_step(void);
void penjing_answer(penjing_token *answer);
void penjing_state(void *copy);
penjing_status penjing_run(const penjing_token *tokens, penjing_token *answer, const penjing_options *options);

#endif
