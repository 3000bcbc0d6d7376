package org.penjing.training;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Which weights of token mixers are one number while a supernet is trained: those whose written and read cells lie to each
 * other in the same way. A mixer's inner channels then belong to cells, as many to each. What the network learns at one cell
 * it knows at every other. The trained network is one like any other, and is tuned without.
 */
public enum Sharing {
    /** Every weight is its own. */
    @JsonProperty("none")
    NONE {
        @Override
        int relation(int side, int to, int from) {
            return to * side * side + from;
        }

        @Override
        boolean isNear(int side, int to, int from) {
            return true;
        }
    },

    /** Cells as far apart in rows and in columns, as in a convolution. Cells that touch are near. */
    @JsonProperty("grid")
    GRID {
        @Override
        int relation(int side, int to, int from) {
            int rows = from / side - to / side + side - 1;
            int columns = from % side - to % side + side - 1;
            return rows * (2 * side - 1) + columns;
        }

        @Override
        boolean isNear(int side, int to, int from) {
            return Math.abs(from / side - to / side) <= 1 && Math.abs(from % side - to % side) <= 1;
        }
    },

    /** Cells that have the same of row, column, band and stack in common. Cells of one row, column or box are near. */
    @JsonProperty("sudoku")
    SUDOKU {
        @Override
        int relation(int side, int to, int from) {
            int boxRows = Augmentation.boxRows(side);
            return 3 * common(to / side, from / side, boxRows) + common(to % side, from % side, side / boxRows);
        }

        /** 2 for one line, 1 for lines of one band or stack, else 0. */
        private static int common(int to, int from, int together) {
            return to == from ? 2 : to / together == from / together ? 1 : 0;
        }

        @Override
        boolean isNear(int side, int to, int from) {
            int relation = relation(side, to, from);
            return relation >= SAME_BOX || relation == SAME_COLUMN;
        }

        private static final int SAME_BOX = 4;
        private static final int SAME_COLUMN = 2;
    };

    /** How cell {@code from} lies to cell {@code to} of a square grid, as a number. */
    abstract int relation(int side, int to, int from);

    /** Whether training starts with a weight between the cells that is not zero. */
    abstract boolean isNear(int side, int to, int from);

    /**
     * Whether the weights of a mixer can be shared so.
     *
     * @param cells of a puzzle
     * @param inner channels of the mixer
     */
    public boolean fits(int cells, int inner) {
        int side = side(cells);
        return switch (this) {
            case NONE -> true;
            case GRID -> side * side == cells && inner % cells == 0;
            case SUDOKU -> (side == 4 || side == 6 || side == 9) && side * side == cells && inner % cells == 0;
        };
    }

    static int side(int cells) {
        return (int) Math.round(Math.sqrt(cells));
    }
}
