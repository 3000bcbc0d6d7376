/* Holds penjing_run to what penjing_model.h says of deadlines, thresholds and errors. Ends with the number of failures. */
#include "penjing_model.h"

#include <stdio.h>
#include <string.h>

static penjing_token question[penjing_cells];
static penjing_token answer[penjing_cells];
static penjing_token expected[penjing_cells];
static penjing_outcome outcome;
static int failures;

static void check(int holds, const char *claim, unsigned at) {
    if (!holds) {
        printf("%s (%u)\n", claim, at);
        failures++;
    }
}

/* Every step takes 10 ticks. */
static uint32_t clock_of_tens(void *context) {
    uint32_t *time = context;
    uint32_t now = *time;
    *time += 10;
    return now;
}

static void steps_by_hand(unsigned steps) {
    penjing_start(question);
    for (unsigned i = 0; i < steps; i++) {
        penjing_step();
    }
    penjing_answer(expected);
}

static void time_runs_out_after(unsigned steps, uint32_t begin) {
    uint32_t time = begin;
    penjing_options options = {.steps = penjing_steps, .threshold = 65535, .clock = clock_of_tens, .context = &time};
    options.total_ticks = 10 * steps + 5;
    options.outcome = &outcome;
    penjing_status status = penjing_run(question, answer, &options);
    steps_by_hand(steps);
    check(status == penjing_timed_out, "a deadline is flagged", steps);
    check(outcome.steps == steps, "no step is begun that would end after the deadline", outcome.steps);
    check(memcmp(answer, expected, sizeof answer) == 0, "the answer is that of the last step", steps);
}

static void one_step_is_too_long(void) {
    uint32_t time = 0;
    penjing_options options = {.steps = penjing_steps, .threshold = 65535, .clock = clock_of_tens, .context = &time};
    options.step_ticks = 9;
    options.outcome = &outcome;
    check(penjing_run(question, answer, &options) == penjing_timed_out, "a long step is flagged", 0);
    check(outcome.steps == 1, "a long step is the last", outcome.steps);
    time = 0;
    options.step_ticks = 10;
    check(penjing_run(question, answer, &options) == penjing_ok, "a step may take its whole time", 0);
    check(outcome.steps == penjing_steps, "all steps are taken", outcome.steps);
}

static void done_is_not_late(void) {
    uint32_t time = 0;
    penjing_options options = {.steps = 1, .clock = clock_of_tens, .context = &time, .total_ticks = 1};
    check(penjing_run(question, answer, &options) == penjing_ok, "a finished answer is not flagged", 0);
}

static void errors(void) {
    penjing_options no_clock = {.total_ticks = 1};
    penjing_token bad[penjing_cells];
    memset(answer, 77, sizeof answer);
    memcpy(expected, answer, sizeof answer);
    for (unsigned cell = 0; cell < penjing_cells; cell++) {
        memcpy(bad, question, sizeof bad);
        bad[cell] = penjing_vocabulary;
        check(penjing_run(bad, answer, NULL) == penjing_bad_token, "a token outside the vocabulary is an error", cell);
        bad[cell] = (penjing_token)-1;
        check(penjing_run(bad, answer, NULL) == penjing_bad_token, "so is the largest", cell);
    }
    check(penjing_run(question, answer, &no_clock) == penjing_bad_option, "a deadline needs a clock", 0);
    check(memcmp(answer, expected, sizeof answer) == 0, "an error leaves the answer alone", 0);
}

static void thresholds(void) {
    penjing_options options = {.outcome = &outcome};
    options.threshold = 1;
    options.steps = penjing_steps;
    check(penjing_run(question, answer, &options) == penjing_ok && outcome.steps == 1, "a low threshold ends at once", 0);
    options.threshold = 65535;
    for (uint16_t steps = 1; steps <= penjing_steps; steps++) {
        options.steps = steps;
        check(penjing_run(question, answer, &options) == penjing_ok, "no deadline, no flag", steps);
        check(outcome.steps == steps, "as many steps as asked for", steps);
    }
}

int main(void) {
    check(penjing_steps > 2, "the sample takes several steps", penjing_steps);
    for (unsigned steps = 1; steps < penjing_steps; steps++) {
        time_runs_out_after(steps, 0);
        time_runs_out_after(steps, UINT32_MAX - 7);
    }
    one_step_is_too_long();
    done_is_not_late();
    errors();
    thresholds();
    return failures;
}
