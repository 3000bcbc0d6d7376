package org.penjing.tensor;

import java.util.Arrays;

/** A dense row-major tensor of signed bytes. The array is shared, not copied, as that of a {@link FloatTensor}. */
public record ByteTensor(Shape shape, byte[] values) {
    public ByteTensor {
        if (values.length != shape.size()) {
            throw new IllegalArgumentException(
                    "shape " + shape + " needs " + shape.size() + " values, got " + values.length);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteTensor(var otherShape, var otherValues)
                && shape.equals(otherShape)
                && Arrays.equals(values, otherValues);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "ByteTensor" + shape;
    }
}
