/*
 * Runs a package on the inputs of inputs.bin. outputs.bin gets a record for each: the answer, the states, the steps taken and the confidence (16 bits each, lowest byte first). figures.txt gets sizes in bytes and spans
 * in ticks.
 */
#include "probe.h"

#include "board.h"
#include "subject.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static subject_input input[subject_inputs];
static subject_answer answer[subject_answers];
static uint8_t state[subject_state_bytes];
static penjing_outcome outcome;
static penjing_status status;

static struct {
    uint32_t empty, start, steps[subject_steps], answer;
} ticks;

static void fail(const char *reason, unsigned long number) {
    fprintf(stderr, "input %lu: %s\n", number, reason);
    exit(1);
}

static void infer(void) { status = subject_run(input, answer, &outcome); }

static void infer_by_default(void) { status = subject_run_by_default(input, answer); }

/* One inference of full depth, each call a span of its own. */
static void measure(void) {
    board_watch();
    ticks.empty = board_ticks();
    board_watch();
    status = subject_start(input);
    ticks.start = board_ticks();
    for (unsigned i = 0; i < subject_steps; i++) {
        board_watch();
        subject_step();
        ticks.steps[i] = board_ticks();
    }
    board_watch();
    subject_answer_now(answer);
    ticks.answer = board_ticks();
}

/* A traced step begins a span that its first node ends. */
static void trace(void) {
    board_watch();
    subject_step();
}

static void begin(void) { status = subject_start(input); }

static void write_16(FILE *file, uint16_t value) {
    putc(value & 0xff, file);
    putc(value >> 8, file);
}

static void write_answer(FILE *file) {
    for (size_t i = 0; i < subject_answers; i++) {
        if (sizeof(subject_answer) == 1) {
            putc((int)answer[i], file);
        } else {
            write_16(file, (uint16_t)answer[i]);
        }
    }
}

/* False at the end of the file. */
static bool read_input(FILE *file, unsigned long number) {
    unsigned char bytes[sizeof input];
    size_t read = fread(bytes, 1, sizeof bytes, file);
    if (read == 0) {
        return false;
    }
    if (read < sizeof bytes) {
        fail("is too short", number);
    }
    for (size_t i = 0; i < subject_inputs; i++) {
        unsigned value = 0;
        for (size_t j = sizeof(subject_input); j-- > 0;) {
            value = value << 8 | bytes[i * sizeof(subject_input) + j];
        }
        input[i] = (subject_input)value;
    }
    return true;
}

static FILE *open_file(const char *name, const char *mode) {
    FILE *file = fopen(name, mode);
    if (file == NULL) {
        fprintf(stderr, "%s cannot be opened\n", name);
        exit(1);
    }
    return file;
}

static void close_file(FILE *file) {
    if (ferror(file) || fclose(file) != 0) {
        fputs("a file was not written\n", stderr);
        exit(1);
    }
}

static void run_all(FILE *inputs, FILE *outputs) {
    subject_answer first[subject_answers];
    for (unsigned long i = 0; read_input(inputs, i); i++) {
        board_call(infer);
        if (status != 0) {
            fail("the package refuses it", i);
        }
        write_answer(outputs);
        subject_state(state);
        fwrite(state, sizeof state, 1, outputs);
        write_16(outputs, outcome.steps);
        write_16(outputs, outcome.confidence);
        if (i == 0) {
            memcpy(first, answer, sizeof first);
            board_call(infer_by_default);
            if (status != 0 || memcmp(first, answer, sizeof first) != 0) {
                fail("the package answers otherwise without options", i);
            }
        }
    }
}

void probe_figure(FILE *figures, const char *name, uint32_t value) {
    if (value == BOARD_OVERRUN) {
        fprintf(figures, "%s -\n", name);
    } else {
        fprintf(figures, "%s %lu\n", name, (unsigned long)value);
    }
}

static void write_sizes(FILE *figures) {
    probe_figure(figures, "input_bytes", sizeof input);
    probe_figure(figures, "answers", subject_answers);
    probe_figure(figures, "answer_bytes", sizeof(subject_answer));
    probe_figure(figures, "answers_signed", subject_is_signed);
    probe_figure(figures, "state_bytes", subject_state_bytes);
    probe_figure(figures, "stack_bytes", board_stack_bytes());
}

static void write_ticks(FILE *figures) {
    probe_figure(figures, "empty_span", ticks.empty);
    probe_figure(figures, "start", ticks.start);
    for (unsigned i = 0; i < subject_steps; i++) {
        probe_figure(figures, "step", ticks.steps[i]);
    }
    probe_figure(figures, "answer", ticks.answer);
}

int main(void) {
    FILE *inputs = open_file("inputs.bin", "rb");
    FILE *outputs = open_file("outputs.bin", "wb");
    run_all(inputs, outputs);
    close_file(inputs);
    close_file(outputs);
    FILE *figures = open_file("figures.txt", "w");
    write_sizes(figures);
    board_call(measure);
    write_ticks(figures);
    probe_calibrate_nodes(figures);
    board_call(begin);
    board_call(trace);
    probe_nodes(figures);
    close_file(figures);
    return 0;
}
