package org.penjing.tflite.flatbuffer;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.List;

/**
 * The schema's {@code Operator}: field 0 is {@code opcode_index}, 1 {@code inputs}, 2 {@code outputs}, 3 and 4
 * {@code builtin_options}.
 *
 * @param inputs tensors; -1 where an optional one is left out
 */
record OperatorTable(int code, List<Integer> inputs, List<Integer> outputs, Options options) {
    private static final int FIELDS = 5;

    int write(FlatBufferBuilder file) {
        int inputsAt = Vectors.ofInts(file, inputs);
        int outputsAt = Vectors.ofInts(file, outputs);
        int optionsAt = options.write(file);
        file.startTable(FIELDS);
        file.addInt(0, code, 0);
        file.addOffset(1, inputsAt, 0);
        file.addOffset(2, outputsAt, 0);
        file.addByte(3, (byte) options.type(), 0);
        file.addOffset(4, optionsAt, 0);
        return file.endTable();
    }
}
