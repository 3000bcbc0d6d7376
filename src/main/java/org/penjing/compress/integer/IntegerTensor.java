package org.penjing.compress.integer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.penjing.compress.ActivationQuantizer;

/** A tensor of a step; a tensor [D] has one row. */
public record IntegerTensor(String name, int rows, int columns, ActivationQuantizer quantizer) {
    public int elements() {
        return rows * columns;
    }

    public int bits() {
        return quantizer.bits();
    }

    public int bytes() {
        return elements() * bits() / 8;
    }

    /** Integers of this tensor as they lie in memory, lowest byte first. */
    public byte[] bytes(int[] integers) {
        ByteBuffer bytes = ByteBuffer.allocate(integers.length * bits() / 8).order(ByteOrder.LITTLE_ENDIAN);
        for (int integer : integers) {
            if (bits() == 16) {
                bytes.putShort((short) integer);
            } else {
                bytes.put((byte) integer);
            }
        }
        return bytes.array();
    }

    int saturated(long value) {
        return (int) Math.clamp(value, quantizer.smallest(), quantizer.largest());
    }

    int zeroPoint() {
        return quantizer.zeroPoint();
    }
}
