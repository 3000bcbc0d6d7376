package org.penjing.compress;

/** The real interval that a tensor's values were seen in. It always includes zero. */
public record ActivationRange(float min, float max) {
    public ActivationRange {
        if (!(min <= 0 && max >= 0 && Float.isFinite(min) && Float.isFinite(max))) {
            throw new IllegalArgumentException("range must be finite and include 0, was " + min + " to " + max);
        }
    }

    /** The smallest range that includes both. */
    public static ActivationRange union(ActivationRange one, ActivationRange other) {
        return new ActivationRange(Math.min(one.min, other.min), Math.max(one.max, other.max));
    }

    /** How this range is quantized: asymmetric at 8 bits, symmetric at 16, as TensorFlow Lite does it. */
    public ActivationQuantizer quantizer(int bits) {
        return switch (bits) {
            case 8 -> {
                float scale = Math.max((max - min) / 255, Float.MIN_NORMAL);
                int zeroPoint = Math.clamp(Math.round(-128 - min / scale), -128, 127);
                yield new ActivationQuantizer(8, scale, zeroPoint);
            }
            case 16 -> new ActivationQuantizer(16, Math.max(Math.max(max, -min) / 32767, Float.MIN_NORMAL), 0);
            default -> throw new IllegalArgumentException("no activations of " + bits + " bits");
        };
    }
}
