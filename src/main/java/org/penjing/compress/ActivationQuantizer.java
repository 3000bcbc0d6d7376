package org.penjing.compress;

/** Maps reals to integers of 8 or 16 bits: {@code q = clamp(rint(x / scale) + zeroPoint)}. */
public record ActivationQuantizer(int bits, float scale, int zeroPoint) {
    public int smallest() {
        return -(1 << (bits - 1));
    }

    public int largest() {
        return (1 << (bits - 1)) - 1;
    }

    public int quantize(float real) {
        return (int) Math.clamp(Math.rint(real / scale) + zeroPoint, smallest(), largest());
    }

    public float dequantize(int integer) {
        return (integer - zeroPoint) * scale;
    }
}
