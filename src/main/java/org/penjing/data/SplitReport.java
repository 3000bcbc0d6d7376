package org.penjing.data;

/**
 * What became of the rows of a data set: {@code rows} is {@code duplicates} + {@code contradictions} + the puzzles and left
 * out puzzles of the three parts.
 *
 * @param rows as they were given
 * @param duplicates rows dropped because an equal one stays
 * @param contradictions rows dropped because another has the same question and a different answer
 */
public record SplitReport(int rows, int duplicates, int contradictions, Part training, Part validation, Part test) {
    /**
     * One split.
     *
     * @param answerGrids distinct answers that only this split has
     * @param puzzles in the split
     * @param leftOut puzzles with these answers that the cap kept out
     * @param hash {@link Puzzles#hash()} of the split
     */
    public record Part(int answerGrids, int puzzles, int leftOut, String hash) {}
}
