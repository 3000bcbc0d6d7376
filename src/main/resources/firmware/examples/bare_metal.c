/*
 * Without an operating system: answers one question again and again, at most 20 ms for each. SysTick counts milliseconds; the
 * vendor's startup code calls main and SysTick_Handler.
 */
#include "penjing_model.h"

#include <stddef.h>
#include <string.h>

static volatile uint32_t milliseconds;

void SysTick_Handler(void);
void SysTick_Handler(void) { milliseconds++; }

static uint32_t now(void *context) {
    (void) context;
    return milliseconds;
}

/* Replace these two by what your device reads and does. */
static void read_question(penjing_token question[penjing_cells]) { memset(question, 0, penjing_cells * sizeof *question); }

static void act_on(const penjing_token answer[penjing_cells], penjing_status status) {
    (void) answer;
    (void) status;
}

int main(void) {
    penjing_token question[penjing_cells];
    penjing_token answer[penjing_cells];
    penjing_options options = {0};
    options.clock = now;
    options.total_ticks = 20;
    for (;;) {
        penjing_status status;
        read_question(question);
        status = penjing_run(question, answer, &options);
        if (status >= penjing_ok) {
            act_on(answer, status);
        }
    }
}
