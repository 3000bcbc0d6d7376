package org.penjing.network.operator;

import java.util.List;
import java.util.Map;
import org.penjing.tensor.Shape;

/** The sum of all inputs, which have one shape. */
public record Add() implements Operator {
    @Override
    public Shape shape(List<Shape> read) {
        Shape first = read.getFirst();
        for (Shape other : read) {
            Reads.require(first.equals(other), () -> "adds unequal shapes " + read);
        }
        return first;
    }

    @Override
    public Axes axes(List<Axes> read, Map<String, Axes> parameters) {
        read.forEach(read.getFirst()::unite);
        return read.getFirst();
    }
}
