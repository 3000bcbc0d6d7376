package org.penjing.data.split;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.penjing.data.Puzzles;

/**
 * What can be done to a full Sudoku grid so that it stays one: rename its digits, swap bands, stacks, the rows of a band and the
 * columns of a stack, and, where boxes are square, mirror it at the diagonal. Grids that come from each other so are one class:
 * there are 2 classes of 4x4 grids, 49 of 6x6 and 5,472,730,538 of 9x9.
 */
final class SudokuSymmetry {
    /** So many of the answers must be full grids, or the task is no Sudoku. */
    private static final double SHARE = 0.9;

    private final int size;
    private final int boxRows;
    private final int boxColumns;
    private final ColumnOrders columnOrders;

    SudokuSymmetry(int boxRows, int boxColumns) {
        this.size = boxRows * boxColumns;
        this.boxRows = boxRows;
        this.boxColumns = boxColumns;
        this.columnOrders = new ColumnOrders(boxRows, boxColumns);
    }

    /** The symmetry of puzzles whose answers are full grids of digits, token 0 being the blank; empty for other tasks. */
    static Optional<SudokuSymmetry> of(Puzzles puzzles) {
        int size = (int) Math.round(Math.sqrt(puzzles.cells()));
        boolean isSquare = size * size == puzzles.cells() && puzzles.answerCells() == puzzles.cells();
        if (!isSquare || puzzles.alphabet().size() != size + 1) {
            return Optional.empty();
        }
        byte[][] rows = puzzles.packed().rows();
        return shapes(size).stream()
                .filter(shape -> Arrays.stream(rows).filter(shape::isFull).count() >= SHARE * rows.length)
                .findFirst();
    }

    /** The shapes that boxes of a square of that many lines can have, none for squares that are no Sudokus here. */
    private static List<SudokuSymmetry> shapes(int size) {
        return switch (size) {
            case 4 -> List.of(new SudokuSymmetry(2, 2));
            case 6 -> List.of(new SudokuSymmetry(2, 3), new SudokuSymmetry(3, 2));
            case 9 -> List.of(new SudokuSymmetry(3, 3));
            default -> List.of();
        };
    }

    /** Whether the answer of a packed row has every digit once in each row, column and box. */
    boolean isFull(byte[] row) {
        int cells = size * size;
        int all = (1 << size) - 1 << 1;
        int[] seen = new int[3 * size];
        for (int cell = 0; cell < cells; cell++) {
            int bit = 1 << row[cells + cell];
            int line = cell / size;
            int column = cell % size;
            seen[line] |= bit;
            seen[size + column] |= bit;
            seen[2 * size + line / boxRows * boxRows + column / boxColumns] |= bit;
        }
        return Arrays.stream(seen).allMatch(digits -> digits == all);
    }

    /**
     * The least packed row that a full row can be turned into: first by its answer, which then stands for the class of the grid,
     * then by which of its cells are given, 1 or 0.
     *
     * @return [cells given | cells of the grid], the question replaced by what is given
     */
    byte[] canonical(byte[] row) {
        LeastGrid least = new LeastGrid(size, boxRows, columnOrders);
        least.add(row);
        if (boxRows == boxColumns) {
            least.add(transposed(row));
        }
        return least.row();
    }

    private byte[] transposed(byte[] row) {
        int cells = size * size;
        byte[] transposed = new byte[row.length];
        for (int cell = 0; cell < cells; cell++) {
            int mirrored = cell % size * size + cell / size;
            transposed[mirrored] = row[cell];
            transposed[cells + mirrored] = row[cells + cell];
        }
        return transposed;
    }
}
