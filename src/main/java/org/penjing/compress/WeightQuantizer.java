package org.penjing.compress;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import org.penjing.tensor.FloatTensor;

/**
 * A method that turns weights into integers of 2, 4, 6 or 8 bits: symmetric, narrow range, one scale per output channel (row). Methods
 * differ in the scale of a row; where the row's bias needs a larger one, that is taken (see {@link LeastScales}).
 */
public enum WeightQuantizer {
    /**
     * The smaller of the scale that just covers the largest weight and the one that a uniform quantizer of a Gaussian should have
     * (J. Max, "Quantizing for minimum distortion", 1960, doi:10.1109/TIT.1960.1057548), which matters below 8 bits.
     */
    LEAST_ERROR("least-error") {
        @Override
        double scale(double largest, double deviation, int bits) {
            return Math.min(largest / largest(bits), gaussianStep(bits) * deviation);
        }
    },

    /** The scale that just covers the largest weight, so that none is cut off. */
    COVERING("covering") {
        @Override
        double scale(double largest, double deviation, int bits) {
            return largest / largest(bits);
        }
    };

    private final String label;

    WeightQuantizer(String label) {
        this.label = label;
    }

    /** The name in job files and stored models. */
    @JsonValue
    public String label() {
        return label;
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(WeightQuantizer::label).toList();
    }

    /** @throws IllegalArgumentException naming the known methods, if there is none with this label */
    public static WeightQuantizer labelled(String label) {
        return Arrays.stream(values())
                .filter(method -> method.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no quantizer " + label + " among " + labels()));
    }

    /**
     * The scale of a row that is not all zeros.
     *
     * @param largest absolute weight of the row
     * @param deviation root of the mean square of its weights
     */
    abstract double scale(double largest, double deviation, int bits);

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
    public QuantizedWeight quantize(FloatTensor weight, int bits) {
        return quantize(weight, bits, new float[weight.shape().extent(0)]);
    }

    /**
     * Quantizes a weight [outputs, inputs].
     *
     * @param leastScales no row's scale is below this; one per row
     */
    QuantizedWeight quantize(FloatTensor weight, int bits, float[] leastScales) {
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

    private float scale(float[] weights, int from, int count, int bits) {
        double largest = 0;
        double squares = 0;
        for (int i = from; i < from + count; i++) {
            largest = Math.max(largest, Math.abs(weights[i]));
            squares += (double) weights[i] * weights[i];
        }
        return (float) (squares > 0 ? scale(largest, Math.sqrt(squares / count), bits) : 0);
    }
}
