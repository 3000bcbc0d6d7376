/*
 * Without an operating system: answers one question again and again, at most 20 ms for each. SysTick counts milliseconds; the
 * vendor's startup code calls main and SysTick_Handler.
 */
#include "penjing_model.h"

#include <stddef.h>
#include <string.h>

#define CORE_CLOCK 16000000u /* ticks a second of your core's clock */

/* Of every Cortex-M. */
#define SYSTICK_CONTROL (*(volatile uint32_t *) 0xE000E010u)
#define SYSTICK_RELOAD (*(volatile uint32_t *) 0xE000E014u)
#define SYSTICK_VALUE (*(volatile uint32_t *) 0xE000E018u)

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
    SYSTICK_RELOAD = CORE_CLOCK / 1000u - 1u;
    SYSTICK_VALUE = 0;
    SYSTICK_CONTROL = 7u; /* on, with interrupt, from the core's clock */
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
