/* Vectors, reset and the change of stacks, for ARMv6-M and up. */
    .syntax unified
    .thumb

    .section .vectors, "a"
    .global board_vectors
board_vectors:
    .word probe_stack_top
    .word board_reset
    .rept 14
    .word board_trap
    .endr

    /* Before any compiled code, which may use the coprocessors: floating point and vectors are switched on. */
    .section .text.board_reset, "ax"
    .global board_reset
    .thumb_func
board_reset:
    ldr r0, =0xE000ED88         /* CPACR; reserved, and ignored, where there is no coprocessor */
    ldr r1, =0x00F00000         /* full access to CP10 and CP11 */
    ldr r2, [r0]
    orrs r2, r1
    str r2, [r0]
    dsb
    isb
    bl board_main
    b .
    .ltorg

    .section .text.board_trap, "ax"
    .thumb_func
board_trap:
    mrs r0, psp
    bl board_fault
    b .

    /* void board_call(void (*work)(void)): thread mode goes on with the other stack pointer. */
    .section .text.board_call, "ax"
    .global board_call
    .thumb_func
board_call:
    push {r4, lr}
    ldr r1, =package_stack_top
    msr psp, r1
    movs r4, #2                 /* CONTROL.SPSEL */
    mrs r2, control
    orrs r2, r4
    msr control, r2
    isb
    blx r0
    mrs r2, control
    bics r2, r4
    msr control, r2
    isb
    pop {r4, pc}
    .ltorg
