package org.penjing.network.operator;

import java.util.List;
import java.util.Map;
import org.penjing.tensor.Shape;

/** Row lookup: tokens [T] to [T, width]. The table is [vocabulary, width]; its rows are multiplied by {@code scale}. */
public record Embedding(String table, int vocabulary, int width, float scale) implements Operator {
    @Override
    public Shape shape(List<Shape> read) {
        Shape tokens = Reads.one(read);
        Reads.require(tokens.rank() == 1, () -> "needs tokens [T], reads " + tokens);
        return Shape.of(tokens.extent(0), width);
    }

    @Override
    public Map<String, Shape> parameters() {
        return Map.of(table, Shape.of(vocabulary, width));
    }
}
