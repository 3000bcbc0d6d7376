package org.penjing.data;

/**
 * The least of all images of a full Sudoku grid, read row by row. An image is settled by the row that comes first and the order
 * of the columns: the digits are then renamed so that the first row reads 1, 2, 3 and so on, and the least order of the other
 * rows follows from their first digits.
 */
final class LeastGrid {
    private final int size;
    private final int boxRows;
    private final int[][] columnOrders;
    private final int[] names;
    private final int[] order;
    private byte[] least = new byte[0];
    private byte[] image;

    LeastGrid(int size, int boxRows, int[][] columnOrders) {
        this.size = size;
        this.boxRows = boxRows;
        this.columnOrders = columnOrders;
        names = new int[size + 1];
        order = new int[size];
        image = new byte[2 * size * size];
    }

    /** Looks at the images of a packed row that need no mirror. */
    void add(byte[] row) {
        for (int first = 0; first < size; first++) {
            for (int[] columns : columnOrders) {
                add(row, first, columns);
            }
        }
    }

    byte[] row() {
        return least;
    }

    private void add(byte[] row, int first, int[] columns) {
        for (int i = 0; i < size; i++) {
            names[digit(row, first, columns[i])] = i + 1;
        }
        orderBand(row, first / boxRows, columns[0], 0);
        int comparison = write(row, columns, 0, boxRows, least.length == 0 ? -1 : 0);
        if (comparison > 0) {
            return;
        }
        orderOtherBands(row, first / boxRows, columns[0]);
        comparison = write(row, columns, boxRows, size, comparison);
        if (comparison > 0 || writeGivens(row, columns, comparison) >= 0) {
            return;
        }
        byte[] free = least.length == 0 ? new byte[image.length] : least;
        least = image;
        image = free;
    }

    /** Puts the rows of a band into the order of their first digits. */
    private void orderBand(byte[] row, int band, int firstColumn, int from) {
        for (int i = 0; i < boxRows; i++) {
            int next = band * boxRows + i;
            int place = from + i;
            while (place > from && name(row, order[place - 1], firstColumn) > name(row, next, firstColumn)) {
                order[place] = order[place - 1];
                place--;
            }
            order[place] = next;
        }
    }

    private void orderOtherBands(byte[] row, int firstBand, int firstColumn) {
        int filled = boxRows;
        for (int band = 0; band < size / boxRows; band++) {
            if (band != firstBand) {
                orderBand(row, band, firstColumn, filled);
                sinkBand(row, firstColumn, filled);
                filled += boxRows;
            }
        }
    }

    /** Moves the band at {@code from} before those that begin with a larger digit. */
    private void sinkBand(byte[] row, int firstColumn, int from) {
        int place = from;
        while (place > boxRows
                && name(row, order[place - boxRows], firstColumn) > name(row, order[place], firstColumn)) {
            for (int i = 0; i < boxRows; i++) {
                int swapped = order[place + i];
                order[place + i] = order[place - boxRows + i];
                order[place - boxRows + i] = swapped;
            }
            place -= boxRows;
        }
    }

    /** Writes rows of the image; negative once it is less than the least so far, positive, and ended, once it is more. */
    private int write(byte[] row, int[] columns, int from, int to, int comparison) {
        int compared = comparison;
        for (int line = from; line < to; line++) {
            for (int i = 0; i < size; i++) {
                int at = size * size + line * size + i;
                image[at] = (byte) name(row, order[line], columns[i]);
                compared = compared == 0 ? image[at] - least[at] : compared;
                if (compared > 0) {
                    return compared;
                }
            }
        }
        return compared;
    }

    private int writeGivens(byte[] row, int[] columns, int comparison) {
        int compared = comparison;
        for (int line = 0; line < size; line++) {
            for (int i = 0; i < size; i++) {
                int at = line * size + i;
                image[at] = (byte) (row[order[line] * size + columns[i]] == 0 ? 0 : 1);
                compared = compared == 0 ? image[at] - least[at] : compared;
            }
        }
        return compared;
    }

    private int name(byte[] row, int line, int column) {
        return names[digit(row, line, column)];
    }

    private int digit(byte[] row, int line, int column) {
        return row[size * size + line * size + column];
    }
}
