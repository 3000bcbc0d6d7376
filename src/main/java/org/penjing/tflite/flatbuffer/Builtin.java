package org.penjing.tflite.flatbuffer;

import com.google.flatbuffers.FlatBufferBuilder;

/**
 * The operators that are used, by their number in the schema's {@code BuiltinOperator} and the least version of the
 * interpreter's kernel that takes the types they are used with.
 */
public enum Builtin {
    ADD(0, 3),
    CONCATENATION(2, 1),
    DEQUANTIZE(6, 3),
    FLOOR(8, 1),
    FULLY_CONNECTED(9, 12),
    MUL(18, 1),
    RELU(19, 3),
    RESHAPE(22, 1),
    GATHER(36, 4),
    TRANSPOSE(39, 4),
    MEAN(40, 3),
    SUB(41, 1),
    SPLIT(49, 1),
    CAST(53, 1),
    MAXIMUM(55, 1),
    MINIMUM(57, 1),
    SLICE(65, 4),
    SUM(74, 1),
    RSQRT(76, 1),
    REDUCE_MAX(82, 1),
    FLOOR_DIV(90, 1),
    QUANTIZE(114, 2),
    SIGN(158, 1),
    RIGHT_SHIFT(161, 1);

    private static final int FIELDS = 4;
    /** Stands in the older, narrower field for numbers beyond it. */
    private static final int PLACEHOLDER = 127;

    private final int number;
    private final int version;

    Builtin(int number, int version) {
        this.number = number;
        this.version = version;
    }

    /**
     * The schema's {@code OperatorCode}: field 0 is {@code deprecated_builtin_code}, 2 {@code version}, 3
     * {@code builtin_code}.
     */
    int write(FlatBufferBuilder file) {
        file.startTable(FIELDS);
        file.addByte(0, (byte) Math.min(number, PLACEHOLDER), 0);
        file.addInt(2, version, 1);
        file.addInt(3, number, 0);
        return file.endTable();
    }
}
