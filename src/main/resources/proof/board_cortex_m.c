/* A Cortex-M board with semihosting: memory, stack watermark, SysTick. */
#include "board.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SYSTICK_CONTROL (*(volatile uint32_t *)0xE000E010u)
#define SYSTICK_RELOAD (*(volatile uint32_t *)0xE000E014u)
#define SYSTICK_VALUE (*(volatile uint32_t *)0xE000E018u)
#define SYSTICK_ON 5u /* processor clock, no interrupt */
#define SYSTICK_LARGEST 0xFFFFFFu
#define SYSTICK_REACHED_ZERO 0x10000u

#define CONFIGURATION (*(volatile uint32_t *)0xE000ED14u)
#define CONFIGURATION_TRAP_UNALIGNED 8u

#define UNTOUCHED 0xA5A5A5A5u

/* From the linker script. */
extern uint32_t package_data_start, package_data_end, package_bss_start, package_bss_end;
extern uint32_t probe_data_start, probe_data_end, probe_bss_start, probe_bss_end;
extern const uint32_t package_data_image, probe_data_image;
extern uint32_t package_stack_bottom, package_stack_top;

extern void initialise_monitor_handles(void);
extern int main(void);
void board_main(void);
void board_fault(const uint32_t *package_stack);

static void copy(uint32_t *to, const uint32_t *end, const uint32_t *from) {
    while (to < end) {
        *to++ = *from++;
    }
}

static void fill(uint32_t *to, const uint32_t *end, uint32_t value) {
    while (to < end) {
        *to++ = value;
    }
}

void board_main(void) {
#if __ARM_ARCH < 7
    /* Such code may run on a larger core here: that core must not forgive what ARMv6-M does not. */
    CONFIGURATION |= CONFIGURATION_TRAP_UNALIGNED;
#endif
    copy(&package_data_start, &package_data_end, &package_data_image);
    copy(&probe_data_start, &probe_data_end, &probe_data_image);
    fill(&package_bss_start, &package_bss_end, 0);
    fill(&probe_bss_start, &probe_bss_end, 0);
    fill(&package_stack_bottom, &package_stack_top, UNTOUCHED);
    SYSTICK_RELOAD = SYSTICK_LARGEST;
    SYSTICK_VALUE = 0;
    SYSTICK_CONTROL = SYSTICK_ON;
    initialise_monitor_handles();
    exit(main());
}

void board_fault(const uint32_t *package_stack) {
    fputs(package_stack < &package_stack_bottom ? "the package overflowed its stack\n" : "the processor faulted\n",
          stderr);
    _exit(1);
}

uint32_t board_stack_bytes(void) {
    const uint32_t *lowest = &package_stack_bottom;
    while (lowest < &package_stack_top && *lowest == UNTOUCHED) {
        lowest++;
    }
    return (uint32_t)((uintptr_t)&package_stack_top - (uintptr_t)lowest);
}

void board_watch(void) {
    (void)SYSTICK_CONTROL; /* reading forgets that zero was reached */
    SYSTICK_VALUE = 0;     /* any value clears it; the next tick is the first */
}

uint32_t board_ticks(void) {
    uint32_t value = SYSTICK_VALUE;
    return (SYSTICK_CONTROL & SYSTICK_REACHED_ZERO) != 0 ? BOARD_OVERRUN : (0u - value) & SYSTICK_LARGEST;
}
