package org.penjing.network.operator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penjing.tensor.Shape;

/**
 * What a node computes. What an operator is, it says itself; engines (the trainer, the writers, the integer definition, the cost
 * model) switch over this family without a default, so a new operator is a compile error wherever it must be known. Shapes leave out
 * the batch axis and have their channels last; T is a number of tokens, D a number of channels. Parameters are referred to by name: a
 * name used by two nodes is a shared parameter.
 */
public sealed interface Operator
        permits Add, Attention, Embedding, Linear, MeanTokens, Relu, RmsNorm, SwiGlu, Transpose {
    /**
     * The shape of the result.
     *
     * @param read the shapes of what it reads, at least one
     * @throws IllegalArgumentException saying what it needs, if they do not fit
     */
    Shape shape(List<Shape> read);

    /**
     * The axes of the result. States on the way which axes carry the same channels.
     *
     * @param read the axes of each tensor that it reads
     * @param parameters the axes of its parameters, by their names
     */
    Axes axes(List<Axes> read, Map<String, Axes> parameters);

    /**
     * This operator where channels were cut away from what it reads and from its parameters.
     *
     * @param read the cut shapes of what it reads
     * @param parameters the cut shapes of its parameters, by their names
     */
    default Operator sliced(List<Shape> read, Map<String, Shape> parameters) {
        return this;
    }

    /** What it computes with beside the tensors that it reads, its weight first. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /** The parameter of a role, of which there is one at most. */
    default Optional<Parameter> parameter(Parameter.Role role) {
        return parameters().stream()
                .filter(parameter -> parameter.role() == role)
                .findFirst();
    }

    /**
     * The parameter whose bits a candidate chooses, together with the bits of the tensor that is read. Only an operator that has one
     * may write other bits than it reads.
     */
    default Optional<Parameter> quantizedWeight() {
        return parameter(Parameter.Role.WEIGHT);
    }

    /** Whether the result has the scale and zero point of the one tensor that is read, because it holds no values but those and zero. */
    default boolean keepsScale() {
        return false;
    }

    /**
     * Multiply-accumulates for one sample; only products with parameters or between activations count.
     *
     * @param result its shape
     */
    default long macs(Shape result) {
        return 0;
    }
}
