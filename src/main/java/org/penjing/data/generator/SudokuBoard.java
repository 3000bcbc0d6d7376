package org.penjing.data.generator;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A Sudoku board being filled by backtracking, always at the blank with the fewest digits left. Digits are 1 to size, 0 is a
 * blank.
 */
final class SudokuBoard {
    private final int size;
    private final int all;
    private final RandomGenerator random;
    private final int[] digits;
    private final int[] rowOf;
    private final int[] columnOf;
    private final int[] boxOf;
    private final int[] inRow;
    private final int[] inColumn;
    private final int[] inBox;
    private final int[] blanks;
    private int blankCount;

    /** @param random decides which digit is tried first, so that an empty board becomes a random grid */
    SudokuBoard(int size, int boxRows, int boxColumns, RandomGenerator random) {
        this.size = size;
        this.all = (1 << size) - 1;
        this.random = random;
        int cells = size * size;
        digits = new int[cells];
        rowOf = new int[cells];
        columnOf = new int[cells];
        boxOf = new int[cells];
        blanks = new int[cells];
        for (int cell = 0; cell < cells; cell++) {
            rowOf[cell] = cell / size;
            columnOf[cell] = cell % size;
            boxOf[cell] = rowOf[cell] / boxRows * (size / boxColumns) + columnOf[cell] / boxColumns;
        }
        inRow = new int[size];
        inColumn = new int[size];
        inBox = new int[size];
    }

    /** A random full grid. */
    int[] randomGrid() {
        read(new int[size * size]);
        fill();
        return digits.clone();
    }

    /** Whether the clues, with {@code cell} blank, have a solution that differs from {@code digit} there. */
    boolean isSolvableOtherwise(int[] clues, int cell, int digit) {
        read(clues);
        for (int candidates = candidates(cell) & ~(1 << digit - 1); candidates != 0; candidates &= candidates - 1) {
            int bit = Integer.lowestOneBit(candidates);
            takeBlank(indexOfBlank(cell));
            toggle(cell, bit);
            if (fill()) {
                return true;
            }
            toggle(cell, bit);
            blankCount++;
        }
        return false;
    }

    private void read(int[] clues) {
        Arrays.fill(inRow, 0);
        Arrays.fill(inColumn, 0);
        Arrays.fill(inBox, 0);
        blankCount = 0;
        for (int cell = 0; cell < clues.length; cell++) {
            digits[cell] = clues[cell];
            if (clues[cell] == 0) {
                blanks[blankCount++] = cell;
            } else {
                toggle(cell, 1 << clues[cell] - 1);
            }
        }
    }

    /** Fills all blanks and returns true, or leaves the board as it was. */
    private boolean fill() {
        if (blankCount == 0) {
            return true;
        }
        int cell = takeBlank(mostConstrained());
        int candidates = candidates(cell);
        while (candidates != 0) {
            int bit = randomBit(candidates);
            toggle(cell, bit);
            digits[cell] = Integer.numberOfTrailingZeros(bit) + 1;
            if (fill()) {
                return true;
            }
            toggle(cell, bit);
            candidates ^= bit;
        }
        digits[cell] = 0;
        blankCount++;
        return false;
    }

    private int mostConstrained() {
        int best = 0;
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < blankCount && fewest > 1; i++) {
            int count = Integer.bitCount(candidates(blanks[i]));
            if (count < fewest) {
                fewest = count;
                best = i;
            }
        }
        return best;
    }

    /** Moves a blank behind the others, where a failed {@link #fill} finds it again. */
    private int takeBlank(int index) {
        int cell = blanks[index];
        blanks[index] = blanks[--blankCount];
        blanks[blankCount] = cell;
        return cell;
    }

    private int indexOfBlank(int cell) {
        int index = 0;
        while (blanks[index] != cell) {
            index++;
        }
        return index;
    }

    private int candidates(int cell) {
        return all & ~(inRow[rowOf[cell]] | inColumn[columnOf[cell]] | inBox[boxOf[cell]]);
    }

    private void toggle(int cell, int bit) {
        inRow[rowOf[cell]] ^= bit;
        inColumn[columnOf[cell]] ^= bit;
        inBox[boxOf[cell]] ^= bit;
    }

    private int randomBit(int bits) {
        int remaining = bits;
        for (int skip = random.nextInt(Integer.bitCount(bits)); skip > 0; skip--) {
            remaining &= remaining - 1;
        }
        return Integer.lowestOneBit(remaining);
    }
}
