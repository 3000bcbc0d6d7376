package org.penjing.network.operator;

import java.util.List;
import java.util.Map;
import org.penjing.tensor.Shape;

/** {@code silu(a) * b} where a and b are the first and second half of the last axis: [.., 2 I] to [.., I] (arXiv 2002.05202). */
public record SwiGlu() implements Operator {
    @Override
    public Shape shape(List<Shape> read) {
        Shape x = Reads.one(read);
        Reads.require(x.extent(-1) % 2 == 0, () -> "needs an even last axis, reads " + x);
        return x.withLast(x.extent(-1) / 2);
    }

    @Override
    public Axes axes(List<Axes> read, Map<String, Axes> parameters) {
        Axes x = read.getFirst();
        return x.withLast(x.last().split(2, 1));
    }
}
