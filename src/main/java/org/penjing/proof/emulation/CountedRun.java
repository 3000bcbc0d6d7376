package org.penjing.proof.emulation;

import java.util.List;
import org.penjing.proof.probe.ProbeFigures;

/**
 * Runs whose ticks are instructions: QEMU lets 2^shift nanoseconds pass with each. The larger the shift, the finer the
 * counts, and the sooner SysTick's 24 bits are too few.
 */
final class CountedRun {
    /** From exact counts of spans up to some 10 million instructions to counts within 40 of spans up to 600 million. */
    static final List<Integer> SHIFTS = List.of(6, 3, 0);

    private final double ticksPerInstruction;

    CountedRun(Board board, int shift) {
        ticksPerInstruction = (1 << shift) / board.nanosPerTick();
    }

    /** @param untraced of the program as it ships; @param traced of the one that marks its nodes */
    InstructionCounts counts(ProbeFigures untraced, ProbeFigures traced) {
        long emptySpan = instructions(untraced.all("empty_span").getFirst());
        long emptyNode = instructions(traced.all("empty_node").getFirst());
        return new InstructionCounts(
                instructions(untraced.all("start").getFirst()) - emptySpan,
                without(emptySpan, untraced.all("step")),
                instructions(untraced.all("answer").getFirst()) - emptySpan,
                without(emptyNode, traced.all("node")),
                ticksPerInstruction > 1 ? 0 : 1 / ticksPerInstruction);
    }

    private List<Long> without(long empty, List<Long> ticks) {
        return ticks.stream().map(span -> instructions(span) - empty).toList();
    }

    /** A span of n instructions, from the write that begins it, is between its ticks and one more of them. */
    private long instructions(long ticks) {
        return Math.round((ticks + 0.5) / ticksPerInstruction);
    }
}
