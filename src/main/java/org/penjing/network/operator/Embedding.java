package org.penjing.network.operator;

import java.util.List;
import java.util.Map;
import org.penjing.base.Lookup;
import org.penjing.tensor.Shape;

/** Row lookup: tokens [..] to [.., width]. The table is [vocabulary, width]; its rows are multiplied by {@code scale}. */
public record Embedding(String table, int vocabulary, int width, float scale) implements Operator {
    @Override
    public Shape shape(List<Shape> read) {
        return Reads.one(read).append(width);
    }

    @Override
    public Axes axes(List<Axes> read, Map<String, Axes> parameters) {
        Axes rows = Lookup.in(parameters, table);
        rows.first().fix();
        return read.getFirst().append(rows.last());
    }

    @Override
    public Embedding sliced(List<Shape> read, Map<String, Shape> parameters) {
        return new Embedding(table, vocabulary, Lookup.in(parameters, table).extent(-1), scale);
    }

    /** The table starts with variance 1 after its scale. */
    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.table(table, Shape.of(vocabulary, width), 1 / scale));
    }
}
