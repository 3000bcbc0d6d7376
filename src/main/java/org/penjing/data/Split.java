package org.penjing.data;

/** Puzzles to learn from, to choose by, and to judge by. No answer stands in two of them. */
public record Split(Puzzles training, Puzzles validation, Puzzles test, SplitReport report) {
    /**
     * Splits puzzles by their answers. Depends on the puzzles, the spec and the seed, but not on the order of the puzzles.
     *
     * @throws org.penjing.fault.InvalidInputException if fewer than three answers are left for the three splits
     */
    public static Split of(Puzzles puzzles, SplitSpec spec, long seed) {
        return new Splitter(puzzles, spec, seed).split();
    }
}
