package org.penjing.network.operator;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Lookup;
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
    public Axes axes(List<Axes> read, Map<String, Axes> parameters) {
        Axes x = read.getFirst();
        Axes w = Lookup.in(parameters, weight);
        w.last().unite(x.last());
        if (bias != null) {
            w.first().unite(Lookup.in(parameters, bias).first());
        }
        return x.withLast(w.first());
    }

    @Override
    public Linear sliced(List<Shape> read, Map<String, Shape> parameters) {
        Shape w = Lookup.in(parameters, weight);
        return new Linear(weight, bias, w.extent(1), w.extent(0));
    }

    @Override
    public long macs(Shape result) {
        return (long) result.size() * inputs;
    }

    @Override
    public List<Parameter> parameters() {
        Parameter w = Parameter.weight(weight, Shape.of(outputs, inputs));
        return bias == null ? List.of(w) : List.of(w, Parameter.bias(bias, outputs));
    }
}
