package org.penjing.compress;

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
    /** What the integers stand for. */
    public FloatTensor dequantized() {
        int columns = shape.size() / scales.length;
        float[] real = new float[values.length];
        for (int i = 0; i < real.length; i++) {
            real[i] = values[i] * scales[i / columns];
        }
        return new FloatTensor(shape, real);
    }
}
