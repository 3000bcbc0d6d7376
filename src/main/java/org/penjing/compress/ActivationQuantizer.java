package org.penjing.compress;

import java.util.Arrays;

/** Maps reals to integers of 8 or 16 bits: {@code q = clamp(rint(x / scale) + zeroPoint)}. */
public record ActivationQuantizer(int bits, float scale, int zeroPoint) {
    /** @throws IllegalArgumentException for other bits, a scale that is not above 0, or a zero point that is no such integer */
    public ActivationQuantizer {
        if (!Precision.ACTIVATION_BITS.contains(bits)) {
            throw new IllegalArgumentException("no activations of " + bits + " bits");
        }
        if (!(scale > 0 && scale < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the scale of activations must be above 0, was " + scale);
        }
        if (zeroPoint < -(1 << (bits - 1)) || zeroPoint >= 1 << (bits - 1)) {
            throw new IllegalArgumentException("no zero point " + zeroPoint + " at " + bits + " bits");
        }
    }

    public int smallest() {
        return -(1 << (bits - 1));
    }

    public int largest() {
        return (1 << (bits - 1)) - 1;
    }

    public int quantize(float real) {
        return (int) Math.clamp(Math.rint(real / scale) + zeroPoint, smallest(), largest());
    }

    public int[] quantize(float[] reals) {
        int[] integers = new int[reals.length];
        Arrays.setAll(integers, i -> quantize(reals[i]));
        return integers;
    }

    public float dequantize(int integer) {
        return (integer - zeroPoint) * scale;
    }

    public float[] dequantize(int[] integers) {
        float[] reals = new float[integers.length];
        for (int i = 0; i < reals.length; i++) {
            reals[i] = dequantize(integers[i]);
        }
        return reals;
    }
}
