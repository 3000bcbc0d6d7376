/* A recursion, as the probe runs it. */
#ifndef SUBJECT_H
#define SUBJECT_H

#include "penjing_model.h"

#include <stddef.h>

typedef penjing_token subject_input;
typedef penjing_token subject_answer;

enum {
    subject_inputs = penjing_cells,
    subject_answers = penjing_cells,
    subject_is_signed = 0,
    subject_state_bytes = penjing_state_bytes,
    subject_steps = penjing_steps
};

/* The model's own depth and threshold, said instead of left out: only so the outcome is told. */
static inline penjing_status subject_run(const subject_input *input, subject_answer *answer, penjing_outcome *outcome) {
    penjing_options options = {.steps = penjing_steps, .threshold = penjing_threshold, .outcome = outcome};
    return penjing_run(input, answer, &options);
}

static inline penjing_status subject_run_by_default(const subject_input *input, subject_answer *answer) {
    return penjing_run(input, answer, NULL);
}

static inline penjing_status subject_start(const subject_input *input) { return penjing_start(input); }

static inline void subject_step(void) { (void)penjing_step(); }

static inline void subject_answer_now(subject_answer *answer) { penjing_answer(answer); }

static inline void subject_state(uint8_t *state) { penjing_state(state); }

#endif
