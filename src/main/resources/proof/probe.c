/*
 * Runs a package on the inputs of inputs.bin. outputs.bin gets a record for each: the answer's tokens, the carried states,
 * the steps taken and the confidence (16 bits each, lowest byte first). figures.txt gets sizes in bytes and spans
 * in ticks.
 */
#include "probe.h"

#include "board.h"
#include "penjing_model.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static penjing_token tokens[penjing_cells];
static penjing_token answer[penjing_cells];
static uint8_t state[penjing_state_bytes];
static penjing_outcome outcome;
static penjing_status status;

static struct {
    uint32_t empty, start, steps[penjing_steps], answer;
} ticks;

static void fail(const char *reason, unsigned long input) {
    fprintf(stderr, "input %lu: %s\n", input, reason);
    exit(1);
}

/* The model's own depth and threshold, said instead of left out: only so the outcome is told. */
static const penjing_options options = {.steps = penjing_steps, .threshold = penjing_threshold, .outcome = &outcome};

static void infer(void) {
    status = penjing_run(tokens, answer, &options);
}

static void infer_by_default(void) { status = penjing_run(tokens, answer, NULL); }

/* One inference of full depth, each call a span of its own. */
static void measure(void) {
    board_watch();
    ticks.empty = board_ticks();
    board_watch();
    status = penjing_start(tokens);
    ticks.start = board_ticks();
    for (unsigned i = 0; i < penjing_steps; i++) {
        board_watch();
        (void)penjing_step();
        ticks.steps[i] = board_ticks();
    }
    board_watch();
    penjing_answer(answer);
    ticks.answer = board_ticks();
}

/* A traced step begins a span that its first node ends. */
static void trace(void) {
    board_watch();
    (void)penjing_step();
}

static void begin(void) { status = penjing_start(tokens); }

static void write_16(FILE *file, uint16_t value) {
    putc(value & 0xff, file);
    putc(value >> 8, file);
}

static void write_tokens(FILE *file) {
    for (size_t i = 0; i < penjing_cells; i++) {
        if (sizeof(penjing_token) == 1) {
            putc((int)answer[i], file);
        } else {
            write_16(file, (uint16_t)answer[i]);
        }
    }
}

/* False at the end of the file. */
static bool read_tokens(FILE *file, unsigned long input) {
    unsigned char bytes[sizeof tokens];
    size_t read = fread(bytes, 1, sizeof bytes, file);
    if (read == 0) {
        return false;
    }
    if (read < sizeof bytes) {
        fail("has too few tokens", input);
    }
    for (size_t i = 0; i < penjing_cells; i++) {
        unsigned value = 0;
        for (size_t j = sizeof(penjing_token); j-- > 0;) {
            value = value << 8 | bytes[i * sizeof(penjing_token) + j];
        }
        tokens[i] = (penjing_token)value;
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
    penjing_token first[penjing_cells];
    for (unsigned long i = 0; read_tokens(inputs, i); i++) {
        board_call(infer);
        if (status != 0) {
            fail("penjing_run refuses it", i);
        }
        write_tokens(outputs);
        penjing_state(state);
        fwrite(state, sizeof state, 1, outputs);
        write_16(outputs, outcome.steps);
        write_16(outputs, outcome.confidence);
        if (i == 0) {
            memcpy(first, answer, sizeof first);
            board_call(infer_by_default);
            if (status != 0 || memcmp(first, answer, sizeof first) != 0) {
                fail("penjing_run answers otherwise without options", i);
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
    probe_figure(figures, "cells", penjing_cells);
    probe_figure(figures, "token_bytes", sizeof(penjing_token));
    probe_figure(figures, "state_bytes", penjing_state_bytes);
    probe_figure(figures, "stack_bytes", board_stack_bytes());
}

static void write_ticks(FILE *figures) {
    probe_figure(figures, "empty_span", ticks.empty);
    probe_figure(figures, "start", ticks.start);
    for (unsigned i = 0; i < penjing_steps; i++) {
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
