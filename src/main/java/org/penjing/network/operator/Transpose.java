package org.penjing.network.operator;

import java.util.List;
import java.util.Map;
import org.penjing.tensor.Shape;

/** Swaps the last two axes: [T, D] to [D, T]. */
public record Transpose() implements Operator {
    @Override
    public Shape shape(List<Shape> read) {
        Shape x = Reads.one(read);
        Reads.require(x.rank() == 2, () -> "needs two axes, reads " + x);
        return Shape.of(x.extent(1), x.extent(0));
    }

    @Override
    public Axes axes(List<Axes> read, Map<String, Axes> parameters) {
        Axes x = read.getFirst();
        return new Axes(List.of(x.last(), x.first()));
    }

    @Override
    public boolean keepsScale() {
        return true;
    }
}
