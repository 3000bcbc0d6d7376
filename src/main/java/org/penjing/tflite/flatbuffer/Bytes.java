package org.penjing.tflite.flatbuffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Values as a file holds them: little-endian. */
public final class Bytes {
    private Bytes() {}

    private static ByteBuffer allocate(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    public static byte[] ofInts(int... values) {
        ByteBuffer bytes = allocate(values.length * Integer.BYTES);
        bytes.asIntBuffer().put(values);
        return bytes.array();
    }

    public static byte[] ofLongs(long... values) {
        ByteBuffer bytes = allocate(values.length * Long.BYTES);
        bytes.asLongBuffer().put(values);
        return bytes.array();
    }

    public static byte[] ofFloats(float... values) {
        ByteBuffer bytes = allocate(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    /** Integers of 8 or 16 bits. */
    public static byte[] ofActivations(int bits, int... values) {
        ByteBuffer bytes = allocate(values.length * bits / Byte.SIZE);
        for (int value : values) {
            if (bits == Byte.SIZE) {
                bytes.put((byte) value);
            } else {
                bytes.putShort((short) value);
            }
        }
        return bytes.array();
    }

    /** Integers of 4 bits, two a byte, the first in the lower half. */
    public static byte[] ofNibbles(byte[] values) {
        byte[] packed = new byte[(values.length + 1) / 2];
        for (int i = 0; i < values.length; i++) {
            packed[i / 2] |= (byte) ((values[i] & 0xf) << (i % 2 * 4));
        }
        return packed;
    }

    /** What {@link #ofActivations} wrote. */
    public static int[] toActivations(int bits, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int[] values = new int[bytes.length * Byte.SIZE / bits];
        for (int i = 0; i < values.length; i++) {
            values[i] = bits == Byte.SIZE ? buffer.get() : buffer.getShort();
        }
        return values;
    }
}
