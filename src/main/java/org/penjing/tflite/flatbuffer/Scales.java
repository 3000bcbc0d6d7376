package org.penjing.tflite.flatbuffer;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.Arrays;
import org.penjing.compress.ActivationQuantizer;

/**
 * What the integers of a tensor stand for: one scale and zero point, or one scale per row and zero points of 0; none for
 * tensors that are not quantized. The schema's {@code QuantizationParameters}: field 2 is {@code scale}, 3
 * {@code zero_point}, 6 {@code quantized_dimension}, which is 0 here.
 */
public record Scales(float[] scales, long[] zeroPoints) {
    public static final Scales NONE = new Scales(new float[0], new long[0]);

    private static final int FIELDS = 7;

    public static Scales of(ActivationQuantizer quantizer) {
        return new Scales(new float[] {quantizer.scale()}, new long[] {quantizer.zeroPoint()});
    }

    public static Scales symmetric(float... scales) {
        return new Scales(scales.clone(), new long[scales.length]);
    }

    /** @return the table's offset; 0 for none */
    int write(FlatBufferBuilder file) {
        if (scales.length == 0) {
            return 0;
        }
        file.startVector(Float.BYTES, scales.length, Float.BYTES);
        for (int i = scales.length - 1; i >= 0; i--) {
            file.addFloat(scales[i]);
        }
        int scale = file.endVector();
        file.startVector(Long.BYTES, zeroPoints.length, Long.BYTES);
        for (int i = zeroPoints.length - 1; i >= 0; i--) {
            file.addLong(zeroPoints[i]);
        }
        int zeroPoint = file.endVector();
        file.startTable(FIELDS);
        file.addOffset(2, scale, 0);
        file.addOffset(3, zeroPoint, 0);
        return file.endTable();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scales(float[] otherScales, long[] otherPoints)
                && Arrays.equals(scales, otherScales)
                && Arrays.equals(zeroPoints, otherPoints);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(scales) + Arrays.hashCode(zeroPoints);
    }
}
