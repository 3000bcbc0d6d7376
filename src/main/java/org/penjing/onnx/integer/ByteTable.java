package org.penjing.onnx.integer;

import java.util.function.IntUnaryOperator;

/** The values of a function of 8-bit integers: those of negative ones at the end, where a negative index finds them. */
final class ByteTable {
    private ByteTable() {}

    static long[] of(IntUnaryOperator function) {
        long[] table = new long[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = function.applyAsInt((byte) i);
        }
        return table;
    }
}
