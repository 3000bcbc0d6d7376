package org.penjing.network.operator;

import java.util.List;
import java.util.Map;
import org.penjing.tensor.Shape;

/**
 * What a node computes. What an operator is, it says itself; engines (the trainer, the writers, the integer definition, the cost
 * model) switch over this family without a default, so a new operator is a compile error wherever it must be known. Shapes leave out
 * the batch axis; T is a number of tokens, D a number of channels. Parameters are referred to by name: a name used by two nodes is
 * a shared parameter.
 */
public sealed interface Operator permits Add, Attention, Embedding, Linear, MeanTokens, RmsNorm, SwiGlu, Transpose {
    /**
     * The shape of the result.
     *
     * @param read the shapes of what it reads, at least one
     * @throws IllegalArgumentException saying what it needs, if they do not fit
     */
    Shape shape(List<Shape> read);

    /**
     * Multiply-accumulates for one sample; only products with parameters or between activations count.
     *
     * @param result its shape
     */
    default long macs(Shape result) {
        return 0;
    }

    /** The shapes of its parameters by their names, its weight first. */
    default Map<String, Shape> parameters() {
        return Map.of();
    }
}
