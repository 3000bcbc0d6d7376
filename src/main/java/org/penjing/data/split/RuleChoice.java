package org.penjing.data.split;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penjing.base.InvalidInputException;
import org.penjing.data.Grouping;

/** Finds the rule by which a data set is to be split. */
record RuleChoice(Grouping grouping, TaskForm form, Optional<SudokuClasses> sudoku) {
    /** With fewer classes of grids the splits would be too unlike each other, so answers are kept apart instead. */
    private static final int FEWEST_CLASSES = 20;

    /**
     * @param asked null for what suits the data
     * @throws InvalidInputException if the data cannot be split as asked
     */
    SplitRule of(@Nullable SplitRule asked) {
        if (asked != null && !isPossible(asked)) {
            throw new InvalidInputException(
                    "data.splitBy",
                    asked.label(),
                    switch (asked) {
                        case SYMMETRY -> "only Sudokus have classes of grids";
                        case GROUP -> "needs a column that names the group of a row";
                        case GIVEN -> "needs a column that names the split of a row, or three files";
                        case ANSWER, ROW -> throw new IllegalStateException("always possible");
                    },
                    "leave it out for what suits the data");
        }
        return asked != null ? asked : suitable();
    }

    private boolean isPossible(SplitRule rule) {
        return switch (rule) {
            case SYMMETRY -> sudoku.isPresent();
            case GROUP -> grouping instanceof Grouping.Groups;
            case GIVEN -> grouping instanceof Grouping.Given;
            case ANSWER, ROW -> true;
        };
    }

    private SplitRule suitable() {
        return switch (grouping) {
            case Grouping.Given _ -> SplitRule.GIVEN;
            case Grouping.Groups _ -> SplitRule.GROUP;
            case Grouping.None _ -> ungrouped();
        };
    }

    private SplitRule ungrouped() {
        if (sudoku.isPresent() && sudoku.get().count() >= FEWEST_CLASSES) {
            return SplitRule.SYMMETRY;
        }
        return sudoku.isPresent() || form.fillsBlanks() ? SplitRule.ANSWER : SplitRule.ROW;
    }
}
