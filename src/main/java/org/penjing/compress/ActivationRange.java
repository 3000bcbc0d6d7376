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

    /**
     * How this range is quantized: asymmetric at 8 bits, symmetric at 16, as TensorFlow Lite does it. A tensor that is always 0
     * has a scale of 1, which asks nothing of the weights that read it.
     */
    public ActivationQuantizer quantizer(int bits) {
        return switch (bits) {
            case 8 -> {
                float scale = scale((max - min) / 255);
                int zeroPoint = Math.clamp(Math.round(-128 - min / scale), -128, 127);
                yield new ActivationQuantizer(8, scale, zeroPoint);
            }
            case 16 -> new ActivationQuantizer(16, scale(Math.max(max, -min) / 32767), 0);
            default -> throw new IllegalArgumentException("no activations of " + bits + " bits");
        };
    }

    private float scale(float covering) {
        return min == max ? 1 : Math.max(covering, Float.MIN_NORMAL);
    }
}
