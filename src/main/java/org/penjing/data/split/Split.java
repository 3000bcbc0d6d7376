package org.penjing.data.split;

import org.penjing.data.DataSet;
import org.penjing.data.Puzzles;

/** Puzzles to learn from, to choose by, and to judge by. No question stands in two of them. */
public record Split(Puzzles training, Puzzles validation, Puzzles test, SplitReport report) {
    /**
     * Splits a data set by the rule of the spec, or by what suits the data: as given, by group, and where the source says
     * nothing of either Sudokus by {@linkplain SplitRule#SYMMETRY class} if there are enough, other puzzles by answer, all else by
     * row. Depends on the rows, the spec and the seed, but not on the order of the rows.
     *
     * @throws org.penjing.base.InvalidInputException if the rule does not suit the data, or a split would have no rows or lack
     *     a class of answers
     */
    public static Split of(DataSet data, SplitSpec spec, long seed) {
        return of(data, spec, seed, () -> {});
    }

    /**
     * As {@link #of(DataSet, SplitSpec, long)}.
     *
     * @param pause called now and then, by several threads; what it throws ends the work
     */
    public static Split of(DataSet data, SplitSpec spec, long seed, Runnable pause) {
        return new Splitter(data, spec, seed, pause).split();
    }
}
