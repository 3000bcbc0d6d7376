package org.penjing.onnx.graph;

import java.util.Arrays;
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.Shape;

/** Rearranges matrices. */
public final class Arrays2d {
    private Arrays2d() {}

    public static FloatTensor transposed(FloatTensor matrix) {
        int rows = matrix.shape().extent(0);
        int columns = matrix.shape().extent(1);
        float[] values = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[column * rows + row] = matrix.values()[row * columns + column];
            }
        }
        return new FloatTensor(Shape.of(columns, rows), values);
    }

    public static byte[] transposed(byte[] matrix, int columns) {
        int rows = matrix.length / columns;
        byte[] values = new byte[matrix.length];
        for (int i = 0; i < values.length; i++) {
            values[i % columns * rows + i / columns] = matrix[i];
        }
        return values;
    }

    public static FloatTensor scaled(FloatTensor tensor, float scale) {
        float[] values = new float[tensor.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = tensor.values()[i] * scale;
        }
        return new FloatTensor(tensor.shape(), values);
    }

    /** Rows {@code from} (inclusive) to {@code to} (exclusive). */
    public static FloatTensor rows(FloatTensor matrix, int from, int to) {
        int columns = matrix.shape().extent(1);
        return new FloatTensor(
                Shape.of(to - from, columns), Arrays.copyOfRange(matrix.values(), from * columns, to * columns));
    }
}
