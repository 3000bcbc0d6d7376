package org.penjing.tflite.flatbuffer;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.List;
import java.util.function.ToIntFunction;

/** Vectors of a flat buffer. */
final class Vectors {
    private Vectors() {}

    static int ofInts(FlatBufferBuilder file, int... values) {
        file.startVector(Integer.BYTES, values.length, Integer.BYTES);
        for (int i = values.length - 1; i >= 0; i--) {
            file.addInt(values[i]);
        }
        return file.endVector();
    }

    static int ofInts(FlatBufferBuilder file, List<Integer> values) {
        return ofInts(file, values.stream().mapToInt(Integer::intValue).toArray());
    }

    static <T> int ofTables(FlatBufferBuilder file, List<T> tables, ToIntFunction<T> write) {
        return file.createVectorOfTables(tables.stream().mapToInt(write).toArray());
    }
}
