package org.penjing.network.operator;

import java.util.List;
import java.util.Map;
import org.penjing.tensor.Shape;

/** The mean over all axes but the last: [T, D] or [height, width, D] to [D]. */
public record MeanTokens() implements Operator {
    @Override
    public Shape shape(List<Shape> read) {
        Shape x = Reads.one(read);
        Reads.require(x.rank() > 1, () -> "needs [.., D], reads " + x);
        return Shape.of(x.extent(-1));
    }

    @Override
    public Axes axes(List<Axes> read, Map<String, Axes> parameters) {
        return new Axes(List.of(read.getFirst().last()));
    }
}
