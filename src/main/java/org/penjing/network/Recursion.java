package org.penjing.network;

import java.util.List;

/**
 * How a network is run again on its own results. One pass over the graph is a step; after each of {@code depth} steps the
 * carried tensors are fed back. The confidence after a step is the logistic function of the {@code halt} output; a caller
 * may stop once it reaches a threshold. A feed-forward network is the case without carries and with depth 1.
 *
 * @param carries what is fed back
 * @param maxDepth the largest number of steps that the model was made for, at least 1
 * @param answer the output that holds a row of logits per token
 * @param halt the output [1] that holds the halting logit
 */
public record Recursion(List<Carry> carries, int maxDepth, String answer, String halt) {
    public Recursion {
        carries = List.copyOf(carries);
        if (maxDepth < 1) {
            throw new IllegalArgumentException("maxDepth must be at least 1, was " + maxDepth);
        }
    }

    /**
     * One fed-back tensor.
     *
     * @param input the network's input [T, D] that receives it
     * @param output the tensor that is fed back
     * @param initial the parameter [D] that every token starts from
     */
    public record Carry(String input, String output, String initial) {}

    public Recursion withMaxDepth(int depth) {
        return new Recursion(carries, depth, answer, halt);
    }
}
