package org.penjing.tflite.flatbuffer;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.List;

/**
 * The schema's {@code SignatureDef}, by which programs find inputs and outputs by name: field 0 is {@code inputs}, 1
 * {@code outputs}, both of {@code TensorMap} (0 {@code name}, 1 {@code tensor_index}), 2 {@code signature_key}, 4
 * {@code subgraph_index}.
 */
record Signature(List<Entry> inputs, List<Entry> outputs) {
    private static final String KEY = "serving_default";
    private static final int FIELDS = 5;

    record Entry(String name, int tensor) {
        private int write(FlatBufferBuilder file) {
            int nameAt = file.createString(name);
            file.startTable(2);
            file.addOffset(0, nameAt, 0);
            file.addInt(1, tensor, 0);
            return file.endTable();
        }
    }

    int write(FlatBufferBuilder file) {
        int inputsAt = Vectors.ofTables(file, inputs, entry -> entry.write(file));
        int outputsAt = Vectors.ofTables(file, outputs, entry -> entry.write(file));
        int keyAt = file.createString(KEY);
        file.startTable(FIELDS);
        file.addOffset(0, inputsAt, 0);
        file.addOffset(1, outputsAt, 0);
        file.addOffset(2, keyAt, 0);
        return file.endTable();
    }
}
