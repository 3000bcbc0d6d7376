package org.penjing.data.split;

import org.penjing.data.Puzzles;

/**
 * What can be seen of a task in its rows.
 *
 * @param fillsBlanks whether most answers are the question with every blank ({@code .} or {@code 0}) filled: a puzzle
 * @param changedGivens rows whose answer changes a given cell, where most keep them all
 * @param blankAnswers rows whose answer has a blank, where most have none
 */
record TaskForm(boolean fillsBlanks, int changedGivens, int blankAnswers) {
    private static final String BLANKS = ".0";

    static TaskForm of(Puzzles puzzles) {
        boolean hasBlank = BLANKS.indexOf(puzzles.alphabet().characters().charAt(0)) >= 0;
        if (!hasBlank || puzzles.cells() != puzzles.answerCells()) {
            return new TaskForm(false, 0, 0);
        }
        int cells = puzzles.cells();
        int asking = 0;
        int keeping = 0;
        int complete = 0;
        for (byte[] row : puzzles.packed().rows()) {
            asking += hasBlank(row, 0, cells) ? 1 : 0;
            keeping += keepsGivens(row, cells) ? 1 : 0;
            complete += hasBlank(row, cells, row.length) ? 0 : 1;
        }
        int rows = puzzles.size();
        boolean keepsGivens = isMost(asking, rows) && isMost(keeping, rows);
        boolean fillsBlanks = keepsGivens && isMost(complete, rows);
        return new TaskForm(fillsBlanks, keepsGivens ? rows - keeping : 0, fillsBlanks ? rows - complete : 0);
    }

    private static boolean isMost(int part, int rows) {
        return 2 * part > rows;
    }

    private static boolean keepsGivens(byte[] row, int cells) {
        for (int cell = 0; cell < cells; cell++) {
            if (row[cell] != 0 && row[cell] != row[cells + cell]) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasBlank(byte[] row, int from, int to) {
        for (int i = from; i < to; i++) {
            if (row[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
