/* A host: one stack for all, and nothing that counts. */
#include "board.h"

void board_call(void (*work)(void)) { work(); }

uint32_t board_stack_bytes(void) { return 0; }

void board_watch(void) {}

uint32_t board_ticks(void) { return 0; }
