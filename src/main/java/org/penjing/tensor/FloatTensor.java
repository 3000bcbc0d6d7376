package org.penjing.tensor;

import java.util.Arrays;

/**
 * A dense row-major tensor of floats. The array is shared, not copied: a tensor is handed on, never written to after it
 * was made.
 */
public record FloatTensor(Shape shape, float[] values) {
    public FloatTensor {
        if (values.length != shape.size()) {
            throw new IllegalArgumentException(
                    "shape " + shape + " needs " + shape.size() + " values, got " + values.length);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FloatTensor(var otherShape, var otherValues)
                && shape.equals(otherShape)
                && Arrays.equals(values, otherValues);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "FloatTensor" + shape;
    }
}
