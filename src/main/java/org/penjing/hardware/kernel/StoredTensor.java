package org.penjing.hardware.kernel;

/**
 * A tensor in the arena, row by row.
 *
 * @param rows 1 for a tensor of one axis
 * @param columns the extent of the last axis
 * @param bits of an element, 8 or 16
 */
public record StoredTensor(int rows, int columns, int bits) {
    public int elements() {
        return Math.multiplyExact(rows, columns);
    }

    public int bytes() {
        return Math.multiplyExact(elements(), bits / 8);
    }
}
