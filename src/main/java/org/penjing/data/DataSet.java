package org.penjing.data;

/** Puzzles as their source has them, each with its place in the source's grouping. */
public record DataSet(Puzzles puzzles, Grouping grouping) {
    /** @throws IllegalArgumentException if the grouping has not one entry a puzzle */
    public DataSet {
        int rows = switch (grouping) {
            case Grouping.None() -> puzzles.size();
            case Grouping.Groups(var groups) -> groups.size();
            case Grouping.Given(var splits) -> splits.size();
        };
        if (rows != puzzles.size()) {
            throw new IllegalArgumentException(rows + " rows are grouped, of " + puzzles.size());
        }
    }

    public static DataSet ungrouped(Puzzles puzzles) {
        return new DataSet(puzzles, new Grouping.None());
    }
}
