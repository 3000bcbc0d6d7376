/* What the probe needs of the machine that it runs on. */
#ifndef BOARD_H
#define BOARD_H

#include <stdint.h>

/* What a span of ticks is that the counter was too small for. */
#define BOARD_OVERRUN UINT32_MAX

/* Runs work on the package's stack, which nothing else uses. */
void board_call(void (*work)(void));

/* The most bytes of the package's stack that were ever in use. */
uint32_t board_stack_bytes(void);

/* Begins a span of ticks. */
void board_watch(void);

/* Ticks since the span began, or BOARD_OVERRUN. */
uint32_t board_ticks(void);

#endif
