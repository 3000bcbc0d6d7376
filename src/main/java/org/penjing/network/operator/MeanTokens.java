package org.penjing.network.operator;

import java.util.List;
import org.penjing.tensor.Shape;

/** The mean over the tokens: [T, D] to [D]. */
public record MeanTokens() implements Operator {
    @Override
    public Shape shape(List<Shape> read) {
        Shape x = Reads.one(read);
        Reads.require(x.rank() == 2, () -> "needs [T, D], reads " + x);
        return Shape.of(x.extent(1));
    }
}
