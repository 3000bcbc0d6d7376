package org.penjing.compress;

import java.util.Arrays;
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.Shape;

/**
 * A weight as integers with a scale per row.
 *
 * @param shape [rows, columns]
 * @param bits 2, 4, 6 or 8
 * @param values one integer a byte, row-major, each within the symmetric range of {@code bits}
 * @param scales real value of one unit, per row
 */
public record QuantizedWeight(Shape shape, int bits, byte[] values, float[] scales) {
    /**
     * @throws IllegalArgumentException if there are not as many integers and scales as the shape needs, an integer is outside
     *     of its range, or a scale is not finite or below 0
     */
    public QuantizedWeight {
        if (values.length != shape.size() || scales.length != shape.extent(0)) {
            throw new IllegalArgumentException(
                    "weight " + shape + " has " + values.length + " integers and " + scales.length + " scales");
        }
        int largest = WeightQuantizer.largest(bits);
        for (byte value : values) {
            if (value < -largest || value > largest) {
                throw new IllegalArgumentException("weight " + shape + " of " + bits + " bits holds " + value);
            }
        }
        for (float scale : scales) {
            if (!(scale >= 0 && scale < Float.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weight " + shape + " has a scale of " + scale);
            }
        }
    }

    /** What the integers stand for. */
    public FloatTensor dequantized() {
        int columns = shape.size() / scales.length;
        float[] real = new float[values.length];
        for (int i = 0; i < real.length; i++) {
            real[i] = values[i] * scales[i / columns];
        }
        return new FloatTensor(shape, real);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QuantizedWeight(var otherShape, int otherBits, var otherValues, var otherScales)
                && shape.equals(otherShape)
                && bits == otherBits
                && Arrays.equals(values, otherValues)
                && Arrays.equals(scales, otherScales);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.hashCode(scales);
    }

    @Override
    public String toString() {
        return "QuantizedWeight" + shape + "x" + bits + "bits";
    }
}
