package org.penjing.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a network is run again on its own results. One pass over the graph is a step; after each of {@code depth} steps the
 * carried tensors are fed back. The confidence after a step is the logistic function of the {@code halt} output; a caller
 * may stop once it reaches a threshold. A feed-forward network carries nothing and takes one step.
 *
 * @param carries what is fed back
 * @param maxDepth the largest number of steps that the model was made for, at least 1
 * @param answer the output that the answer is read from: a row of logits for each token, the logits of the classes, or numbers
 * @param reading how it is read
 * @param halt the output [1] that holds the halting logit; null for a network that never halts early
 */
public record Recursion(
        List<Carry> carries,
        int maxDepth,
        String answer,
        @Nullable String halt,
        Reading reading) {
    public Recursion {
        carries = List.copyOf(carries);
        if (maxDepth < 1) {
            throw new IllegalArgumentException("maxDepth must be at least 1, was " + maxDepth);
        }
        if (carries.isEmpty() && (maxDepth > 1 || halt != null)) {
            throw new IllegalArgumentException("a network that carries nothing takes one step and does not halt");
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

    /** Of a network that is run once. */
    public static Recursion none(String answer, Reading reading) {
        return new Recursion(List.of(), 1, answer, null, reading);
    }

    public boolean isFeedForward() {
        return carries.isEmpty();
    }

    /** Of a network that answers tokens, and halts by the confidence of {@code halt}. */
    public Recursion(List<Carry> carries, int maxDepth, String answer, @Nullable String halt) {
        this(carries, maxDepth, answer, halt, Reading.LARGEST);
    }

    /** The steps that {@code times} as long a run takes; a feed-forward network takes one. */
    public int depth(int times) {
        return isFeedForward() ? 1 : maxDepth * times;
    }

    /** The outputs that are read after a step, the answer first. */
    public List<String> readings() {
        return halt == null ? List.of(answer) : List.of(answer, halt);
    }

    public Recursion withMaxDepth(int depth) {
        return new Recursion(carries, depth, answer, halt, reading);
    }
}
