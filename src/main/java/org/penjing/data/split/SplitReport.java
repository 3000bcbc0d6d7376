package org.penjing.data.split;

import org.jspecify.annotations.Nullable;

/**
 * What became of the rows of a data set: {@code rows} is {@code duplicates} + {@code contradictions} + the puzzles and left
 * out puzzles of the three parts.
 *
 * @param rule what was never torn apart
 * @param rows as they were given
 * @param duplicates rows dropped because an equal one stays
 * @param contradictions rows dropped because another has the same question and a different answer
 * @param changedGivens rows whose answer changes a given cell, in a task that keeps them; they stay
 * @param blankAnswers rows whose answer has a blank, in a task that fills them; they stay
 * @param classes different answers, where answers are classes, else 0
 * @param symmetry of Sudokus; null for other tasks
 */
public record SplitReport(
        SplitRule rule,
        int rows,
        int duplicates,
        int contradictions,
        int changedGivens,
        int blankAnswers,
        int classes,
        @Nullable Symmetry symmetry,
        Part training,
        Part validation,
        Part test) {
    /**
     * One split.
     *
     * @param units of the rule that only this split has
     * @param puzzles in the split
     * @param leftOut puzzles that the cap kept out
     * @param hash {@link org.penjing.data.Puzzles#hash()} of the split
     */
    public record Part(int units, int puzzles, int leftOut, String hash) {}

    /**
     * How far test puzzles are images of training puzzles: digits renamed, rows, columns, bands and stacks swapped, mirrored.
     *
     * @param classes of grids in the whole data set
     * @param grids test puzzles whose answer is an image of a training puzzle's answer
     * @param puzzles test puzzles that, question and answer, are an image of a training puzzle
     */
    public record Symmetry(int classes, int grids, int puzzles) {}
}
