package org.penjing.network.operator;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.penjing.tensor.Shape;

/** The axes of a tensor or of a parameter, outermost first. */
public record Axes(List<Axis> all) {
    public Axes {
        all = List.copyOf(all);
    }

    /** Axes of a shape that are tied to no others. */
    public static Axes of(Shape shape) {
        return new Axes(shape.extents().stream().map(Axis::new).toList());
    }

    public Axis first() {
        return all.getFirst();
    }

    public Axis last() {
        return all.getLast();
    }

    /** All but the last. */
    public Axes outer() {
        return new Axes(all.subList(0, all.size() - 1));
    }

    /** These axes, followed by one more. */
    public Axes append(Axis axis) {
        return new Axes(Stream.concat(all.stream(), Stream.of(axis)).toList());
    }

    public Axes withLast(Axis axis) {
        return outer().append(axis);
    }

    /** Unites each axis with the one in the same place. */
    public void unite(Axes others) {
        IntStream.range(0, all.size()).forEach(i -> all.get(i).unite(others.all.get(i)));
    }

    /** Fixes each axis. */
    public void fix() {
        all.forEach(Axis::fix);
    }
}
