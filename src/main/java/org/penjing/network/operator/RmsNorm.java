package org.penjing.network.operator;

import java.util.List;
import java.util.Map;
import org.penjing.tensor.Shape;

/** {@code x / sqrt(mean(x^2) + epsilon)} over the last axis, without a learned scale (arXiv 1910.07467). */
public record RmsNorm(float epsilon) implements Operator {
    @Override
    public Shape shape(List<Shape> read) {
        return Reads.one(read);
    }

    @Override
    public Axes axes(List<Axes> read, Map<String, Axes> parameters) {
        return read.getFirst();
    }
}
