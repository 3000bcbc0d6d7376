package org.penjing.tflite.flatbuffer;

import com.google.flatbuffers.FlatBufferBuilder;

/**
 * The schema's {@code Tensor}: field 0 is {@code shape}, 1 {@code type}, 2 {@code buffer}, 3 {@code name}, 4
 * {@code quantization}.
 *
 * @param buffer where its constant bytes are; 0 for a tensor that is computed
 */
record TensorTable(String name, int[] shape, ElementType type, int buffer, Scales scales) {
    private static final int FIELDS = 5;

    int write(FlatBufferBuilder file) {
        int shapeAt = Vectors.ofInts(file, shape);
        int nameAt = file.createString(name);
        int scalesAt = scales.write(file);
        file.startTable(FIELDS);
        file.addOffset(0, shapeAt, 0);
        file.addByte(1, type.number, 0);
        file.addInt(2, buffer, 0);
        file.addOffset(3, nameAt, 0);
        file.addOffset(4, scalesAt, 0);
        return file.endTable();
    }
}
