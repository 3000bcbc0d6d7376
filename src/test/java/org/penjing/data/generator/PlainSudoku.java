package org.penjing.data.generator;

/** Solves Sudoku straight from its rules: the slow twin of {@link SudokuBoard}. */
final class PlainSudoku {
    private final int boxRows;
    private final int boxColumns;
    private final int[][] board;

    PlainSudoku(int boxRows, int boxColumns, int[] digits) {
        this.boxRows = boxRows;
        this.boxColumns = boxColumns;
        int size = boxRows * boxColumns;
        board = new int[size][size];
        for (int i = 0; i < digits.length; i++) {
            board[i / size][i % size] = digits[i];
        }
    }

    /** How many ways there are to fill the blanks, at most {@code enough}. */
    int solutions(int enough) {
        int fewest = Integer.MAX_VALUE;
        int row = -1;
        int column = -1;
        for (int r = 0; r < board.length; r++) {
            for (int c = 0; c < board.length; c++) {
                if (board[r][c] == 0 && choices(r, c) < fewest) {
                    fewest = choices(r, c);
                    row = r;
                    column = c;
                }
            }
        }
        return row < 0 ? 1 : solutionsFrom(row, column, enough);
    }

    /** Whether every digit stands where the rules let it. */
    boolean isConsistent() {
        for (int r = 0; r < board.length; r++) {
            for (int c = 0; c < board.length; c++) {
                int digit = board[r][c];
                board[r][c] = 0;
                boolean mayStand = digit == 0 || isAllowed(r, c, digit);
                board[r][c] = digit;
                if (!mayStand) {
                    return false;
                }
            }
        }
        return true;
    }

    private int solutionsFrom(int row, int column, int enough) {
        int found = 0;
        for (int digit = 1; digit <= board.length && found < enough; digit++) {
            if (isAllowed(row, column, digit)) {
                board[row][column] = digit;
                found += solutions(enough - found);
                board[row][column] = 0;
            }
        }
        return found;
    }

    private int choices(int row, int column) {
        int choices = 0;
        for (int digit = 1; digit <= board.length; digit++) {
            choices += isAllowed(row, column, digit) ? 1 : 0;
        }
        return choices;
    }

    private boolean isAllowed(int row, int column, int digit) {
        for (int r = 0; r < board.length; r++) {
            for (int c = 0; c < board.length; c++) {
                boolean seesCell = r == row
                        || c == column
                        || (r / boxRows == row / boxRows && c / boxColumns == column / boxColumns);
                if (seesCell && board[r][c] == digit) {
                    return false;
                }
            }
        }
        return true;
    }
}
