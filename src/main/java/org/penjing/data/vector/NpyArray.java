package org.penjing.data.vector;

import java.util.List;

/**
 * An array of an NPZ file.
 *
 * @param shape extents, outermost first; none for a single number
 * @param isWhole whether its type is of integers or truth values
 * @param values row-major, whatever the file's order; integers beyond 2^24 are rounded to floats
 */
record NpyArray(List<Integer> shape, boolean isWhole, float[] values) {
    NpyArray {
        shape = List.copyOf(shape);
    }

    /** How many rows the outermost axis has; 1 of a single number. */
    int rows() {
        return shape.isEmpty() ? 1 : shape.getFirst();
    }

    /** Values of a row. */
    int width() {
        return rows() == 0 ? 0 : values.length / rows();
    }
}
