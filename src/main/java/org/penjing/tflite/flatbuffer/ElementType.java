package org.penjing.tflite.flatbuffer;

/** The types of tensors that are used, by their number in the schema's {@code TensorType}. */
public enum ElementType {
    FLOAT32(0, 32),
    INT32(2, 32),
    INT64(4, 64),
    INT16(7, 16),
    INT8(9, 8),
    INT4(17, 4);

    final byte number;
    final int bits;

    ElementType(int number, int bits) {
        this.number = (byte) number;
        this.bits = bits;
    }

    /** The type of an activation. */
    public static ElementType ofActivation(int bits) {
        return bits == 8 ? INT8 : INT16;
    }
}
