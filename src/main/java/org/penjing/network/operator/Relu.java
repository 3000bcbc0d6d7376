package org.penjing.network.operator;

import java.util.List;
import java.util.Map;
import org.penjing.tensor.Shape;

/**
 * {@code max(x, 0)} of each element: [..] to [..]. The result is stored in the quantizer of what is read: its values are values that
 * were read, so another scale could not make them any finer, and no engine has to rescale.
 */
public record Relu() implements Operator {
    @Override
    public Shape shape(List<Shape> read) {
        return Reads.one(read);
    }

    @Override
    public Axes axes(List<Axes> read, Map<String, Axes> parameters) {
        return read.getFirst();
    }

    @Override
    public boolean keepsScale() {
        return true;
    }
}
