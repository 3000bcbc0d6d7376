package org.penjing.data.split;

import org.penjing.data.split.ColumnOrders.ColumnOrder;

/**
 * The least of all images of a full Sudoku grid, read row by row. An image is settled by the row that comes first and the order
 * of the columns: the digits are then renamed so that the first row reads 1, 2, 3 and so on, and the least order of the other
 * rows follows from their first digits. A new digit is thus one more than the place in which the first row has the old one. The
 * second row can always begin with the digit that the first row has at the start of its second stack, and no lower, so other
 * orders of the columns need not be looked at.
 */
final class LeastGrid {
    private final int size;
    private final int boxRows;
    private final ColumnOrders columnOrders;
    private final int[] columnOf;
    private final int[] lines;
    private byte[] image;
    private byte[] least;
    private boolean isEmpty = true;

    LeastGrid(int size, int boxRows, ColumnOrders columnOrders) {
        this.size = size;
        this.boxRows = boxRows;
        this.columnOrders = columnOrders;
        columnOf = new int[size + 1];
        lines = new int[size];
        image = firstRow(size);
        least = firstRow(size);
    }

    private static byte[] firstRow(int size) {
        byte[] row = new byte[2 * size * size];
        for (int i = 0; i < size; i++) {
            row[size * size + i] = (byte) (i + 1);
        }
        return row;
    }

    /** Looks at the images of a packed row that need no mirror. */
    void add(byte[] row) {
        for (int first = 0; first < size; first++) {
            for (int column = 0; column < size; column++) {
                columnOf[digit(row, first, column)] = column;
            }
            for (int second = first / boxRows * boxRows; second < (first / boxRows + 1) * boxRows; second++) {
                if (second != first) {
                    add(row, first / boxRows, second);
                }
            }
        }
    }

    /** The least of the images looked at, each cell of its question 1 where it is given and 0 where it is not. */
    byte[] row() {
        return least;
    }

    private void add(byte[] row, int firstBand, int second) {
        for (int column = 0; column < size; column++) {
            for (ColumnOrder columns : columnOrders.starting(column, columnOf[digit(row, second, column)])) {
                add(row, firstBand, columns);
            }
        }
    }

    private void add(byte[] row, int firstBand, ColumnOrder columns) {
        orderBand(row, firstBand, columns, 0);
        int comparison = write(row, columns, 1, boxRows, isEmpty ? -1 : 0);
        if (comparison > 0) {
            return;
        }
        int from = boxRows;
        for (int band = 0; band < size / boxRows; band++) {
            if (band != firstBand) {
                orderBand(row, band, columns, from);
                sinkBand(row, columns, from);
                from += boxRows;
            }
        }
        comparison = write(row, columns, boxRows, size, comparison);
        if (comparison <= 0 && writeGivens(row, columns, comparison) < 0) {
            byte[] free = least;
            least = image;
            image = free;
            isEmpty = false;
        }
    }

    /** Puts the rows of a band into the order of their first digits. */
    private void orderBand(byte[] row, int band, ColumnOrder columns, int from) {
        for (int i = 0; i < boxRows; i++) {
            int line = band * boxRows + i;
            int first = name(row, line, columns.first(), columns);
            int at = from + i;
            while (at > from && name(row, lines[at - 1], columns.first(), columns) > first) {
                lines[at] = lines[at - 1];
                at--;
            }
            lines[at] = line;
        }
    }

    /** Moves the band at {@code from} before those that begin with a larger digit; the first band stays first. */
    private void sinkBand(byte[] row, ColumnOrder columns, int from) {
        int at = from;
        while (at > boxRows
                && name(row, lines[at - boxRows], columns.first(), columns)
                        > name(row, lines[at], columns.first(), columns)) {
            for (int i = 0; i < boxRows; i++) {
                int line = lines[at + i];
                lines[at + i] = lines[at - boxRows + i];
                lines[at - boxRows + i] = line;
            }
            at -= boxRows;
        }
    }

    /** Writes rows of the image; negative once it is less than the least so far, positive, and ended, once it is more. */
    private int write(byte[] row, ColumnOrder columns, int from, int to, int comparison) {
        int compared = comparison;
        for (int line = from; line < to; line++) {
            for (int i = 0; i < size; i++) {
                int at = size * size + line * size + i;
                image[at] = (byte) name(row, lines[line], columns.columns()[i], columns);
                compared = compared == 0 ? image[at] - least[at] : compared;
                if (compared > 0) {
                    return compared;
                }
            }
        }
        return compared;
    }

    private int writeGivens(byte[] row, ColumnOrder columns, int comparison) {
        int compared = comparison;
        for (int line = 0; line < size; line++) {
            for (int i = 0; i < size; i++) {
                int at = line * size + i;
                image[at] = (byte) (row[lines[line] * size + columns.columns()[i]] == 0 ? 0 : 1);
                compared = compared == 0 ? image[at] - least[at] : compared;
            }
        }
        return compared;
    }

    private int name(byte[] row, int line, int column, ColumnOrder columns) {
        return columns.places()[columnOf[digit(row, line, column)]] + 1;
    }

    private int digit(byte[] row, int line, int column) {
        return row[size * size + line * size + column];
    }
}
