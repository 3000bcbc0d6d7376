package org.penjing.compress;

import org.penjing.tensor.FloatTensor;

/**
 * Weights as integers of 2, 4, 6 or 8 bits: symmetric, narrow range, one scale per output channel (row). The scale is the
 * smaller of the one that just covers the largest weight and the one that a uniform quantizer of a Gaussian should have
 * (J. Max, "Quantizing for minimum distortion", 1960, doi:10.1109/TIT.1960.1057548), which matters below 8 bits; or a larger
 * one where the row's bias needs it.
 */
public final class WeightQuantizer {
    private WeightQuantizer() {}

    /** The largest integer of a width, {@code 2^(bits-1) - 1}; the smallest is its negative. */
    public static int largest(int bits) {
        return (1 << (bits - 1)) - 1;
    }

    /** The step, in standard deviations, that quantizes a Gaussian to {@code 2^bits - 1} levels with the least squared error. */
    public static double gaussianStep(int bits) {
        return switch (bits) {
            case 2 -> 1.2240;
            case 4 -> 0.3534;
            case 6 -> 0.1055;
            case 8 -> Double.POSITIVE_INFINITY;
            default -> throw new IllegalArgumentException("no weights of " + bits + " bits");
        };
    }

    /** Quantizes a weight [outputs, inputs]. */
    public static QuantizedWeight quantize(FloatTensor weight, int bits) {
        return quantize(weight, bits, new float[weight.shape().extent(0)]);
    }

    /**
     * Quantizes a weight [outputs, inputs].
     *
     * @param leastScales no row's scale is below this; one per row
     */
    static QuantizedWeight quantize(FloatTensor weight, int bits, float[] leastScales) {
        int rows = leastScales.length;
        int columns = weight.shape().size() / rows;
        byte[] values = new byte[rows * columns];
        float[] scales = new float[rows];
        for (int row = 0; row < rows; row++) {
            float own = scale(weight.values(), row * columns, columns, bits);
            scales[row] = Math.max(own, Math.max(leastScales[row], Float.MIN_NORMAL));
            for (int i = row * columns; i < (row + 1) * columns; i++) {
                double level = Math.rint(weight.values()[i] / (double) scales[row]);
                values[i] = (byte) Math.clamp(level, -largest(bits), largest(bits));
            }
        }
        return new QuantizedWeight(weight.shape(), bits, values, scales);
    }

    private static float scale(float[] weights, int from, int count, int bits) {
        double largest = 0;
        double squares = 0;
        for (int i = from; i < from + count; i++) {
            largest = Math.max(largest, Math.abs(weights[i]));
            squares += (double) weights[i] * weights[i];
        }
        double covering = largest / largest(bits);
        double gaussian = gaussianStep(bits) * Math.sqrt(squares / count);
        return (float) (squares > 0 ? Math.min(covering, gaussian) : 0);
    }
}
