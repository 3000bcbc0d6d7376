package org.penjing.proof.emulation;

import java.util.List;

/**
 * Executed instructions of one inference at full depth.
 *
 * @param start of taking the input
 * @param steps of each step, in their order
 * @param answer of reading the answer
 * @param nodes of each node of the first step, in their order; calls between them included
 * @param resolution how far each count may be off; 0 where they are exact
 */
public record InstructionCounts(long start, List<Long> steps, long answer, List<Long> nodes, double resolution) {
    public InstructionCounts {
        steps = List.copyOf(steps);
        nodes = List.copyOf(nodes);
    }

    /** Of the first step. */
    public long step() {
        return steps.getFirst();
    }

    /** Of the whole inference. */
    public long inference() {
        return start + steps.stream().mapToLong(Long::longValue).sum() + answer;
    }
}
