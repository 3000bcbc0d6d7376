package org.penjing.network.operator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penjing.tensor.Shape;

/** {@code y = x W' + b} over the last axis: [.., inputs] to [.., outputs]. W is [outputs, inputs], b is [outputs]. */
public record Linear(String weight, @Nullable String bias, int inputs, int outputs) implements Operator {
    @Override
    public Shape shape(List<Shape> read) {
        Shape x = Reads.one(read);
        Reads.require(x.extent(-1) == inputs, () -> "needs [.., " + inputs + "], reads " + x);
        return x.withLast(outputs);
    }

    @Override
    public long macs(Shape result) {
        return (long) result.size() * inputs;
    }

    @Override
    public Map<String, Shape> parameters() {
        Map<String, Shape> parameters = new LinkedHashMap<>();
        parameters.put(weight, Shape.of(outputs, inputs));
        if (bias != null) {
            parameters.put(bias, Shape.of(outputs));
        }
        return parameters;
    }
}
