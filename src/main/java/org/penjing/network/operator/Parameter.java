package org.penjing.network.operator;

import org.penjing.tensor.Shape;

/**
 * An array of numbers that an operator computes with and that training finds.
 *
 * @param name by which a model holds it; operators that name the same parameter share it
 * @param deviation the standard deviation of the values that training starts from; 0 where they start as zeros
 */
public record Parameter(String name, Role role, Shape shape, float deviation) {
    /** What an operator does with a parameter, which decides how it is stored. */
    public enum Role {
        /** [outputs, ..]: its rows are multiplied with what is read. Stored in the precision that is chosen for it, a scale a row. */
        WEIGHT,
        /** [outputs]: added to the sums of products. Stored as whole products of the scales of weight and input. */
        BIAS,
        /** [.., width]: its rows are copied to the result. Stored as the result is. */
        TABLE
    }

    /** Starts so that results of inputs of variance 1 have variance 1. */
    static Parameter weight(String name, Shape shape) {
        double inputs = (double) shape.size() / shape.extent(0);
        return new Parameter(name, Role.WEIGHT, shape, (float) (1 / Math.sqrt(inputs)));
    }

    static Parameter bias(String name, int outputs) {
        return new Parameter(name, Role.BIAS, Shape.of(outputs), 0);
    }

    static Parameter table(String name, Shape shape, float deviation) {
        return new Parameter(name, Role.TABLE, shape, deviation);
    }

    /** How many results a weight gives at one place: its rows. */
    public int outputs() {
        return shape.extent(0);
    }

    /** How many products a result of a weight is the sum of: the elements of a row. */
    public int inputs() {
        return shape.size() / outputs();
    }
}
