package org.penjing.compress;

import java.util.Arrays;
import org.penjing.tensor.Shape;

/**
 * Integer weights as they lie in flash. A row (output channel) starts on a byte boundary. Value i of a row takes the bits
 * {@code i * bits} to {@code (i + 1) * bits - 1}, counted from the lowest bit of the row's first byte, in two's complement;
 * unused bits at a row's end are zero. So a byte holds four values of 2 bits or two of 4 bits, the first one lowest, and
 * three bytes hold four values of 6 bits.
 */
public final class PackedWeights {
    private PackedWeights() {}

    /** Bytes of one packed row. */
    public static int rowBytes(int columns, int bits) {
        return Math.toIntExact(((long) columns * bits + 7) / 8);
    }

    /** Bytes of a packed weight [rows, columns], without its scales. */
    public static long bytes(int rows, int columns, int bits) {
        return (long) rows * rowBytes(columns, bits);
    }

    /** The packed rows, one after the other. */
    public static byte[] pack(QuantizedWeight weight) {
        int rows = weight.shape().extent(0);
        int columns = weight.shape().size() / rows;
        int rowBytes = rowBytes(columns, weight.bits());
        byte[] packed = new byte[Math.multiplyExact(rows, rowBytes)];
        int mask = (1 << weight.bits()) - 1;
        for (int i = 0; i < rows * columns; i++) {
            int position = i % columns * weight.bits();
            int at = i / columns * rowBytes + position / 8;
            int shifted = (weight.values()[i] & mask) << position % 8;
            packed[at] |= (byte) shifted;
            if (position % 8 + weight.bits() > 8) {
                packed[at + 1] |= (byte) (shifted >> 8);
            }
        }
        return packed;
    }

    /**
     * What {@link #pack} was given.
     *
     * @throws IllegalArgumentException if {@code packed} has another length than this shape and width need
     */
    public static QuantizedWeight unpack(byte[] packed, Shape shape, int bits, float[] scales) {
        int rows = shape.extent(0);
        int columns = shape.size() / rows;
        int rowBytes = rowBytes(columns, bits);
        if (packed.length != rows * rowBytes) {
            throw new IllegalArgumentException(
                    shape + " at " + bits + " bits takes " + rows * rowBytes + " bytes, got " + packed.length);
        }
        byte[] values = new byte[rows * columns];
        for (int i = 0; i < values.length; i++) {
            int position = i % columns * bits;
            int at = i / columns * rowBytes + position / 8;
            int raw = packed[at] & 0xff;
            if (position % 8 + bits > 8) {
                raw |= (packed[at + 1] & 0xff) << 8;
            }
            int unsignedFromTop = raw >> position % 8 << 32 - bits;
            values[i] = (byte) (unsignedFromTop >> 32 - bits);
        }
        return new QuantizedWeight(shape, bits, values, Arrays.copyOf(scales, scales.length));
    }
}
