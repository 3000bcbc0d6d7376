/* A network that is run once, as the probe runs it: one step, whose outputs stand for the states. */
#ifndef SUBJECT_H
#define SUBJECT_H

#include "penjing_model.h"

#include <string.h>

typedef penjing_input subject_input;

enum { subject_inputs = penjing_inputs, subject_state_bytes = penjing_outputs * sizeof(penjing_output), subject_steps = 1 };

#ifdef PENJING_IS_CLASSIFIER
typedef penjing_class subject_answer;
enum { subject_answers = 1, subject_is_signed = 0 };
#else
typedef penjing_output subject_answer;
enum { subject_answers = penjing_outputs, subject_is_signed = 1 };
#endif

static const subject_input *subject_question;
static penjing_output subject_outputs[penjing_outputs];

static inline penjing_status subject_start(const subject_input *input) {
    subject_question = input;
    return penjing_ok;
}

static inline void subject_step(void) { penjing_infer(subject_question, subject_outputs); }

static inline void subject_answer_now(subject_answer *answer) {
#ifdef PENJING_IS_CLASSIFIER
    *answer = penjing_class_of(subject_outputs);
#else
    memcpy(answer, subject_outputs, sizeof subject_outputs);
#endif
}

static inline penjing_status subject_run(const subject_input *input, subject_answer *answer, penjing_outcome *outcome) {
    (void)subject_start(input);
    subject_step();
    subject_answer_now(answer);
    outcome->steps = 1;
    outcome->confidence = 0;
    return penjing_ok;
}

static inline penjing_status subject_run_by_default(const subject_input *input, subject_answer *answer) {
    penjing_outcome unused;
    return subject_run(input, answer, &unused);
}

static inline void subject_state(uint8_t *state) { memcpy(state, subject_outputs, sizeof subject_outputs); }

#endif
