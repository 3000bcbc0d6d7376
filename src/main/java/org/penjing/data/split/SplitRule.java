package org.penjing.data.split;

import java.util.Locale;

/** What of a data set is never torn apart when it is split. */
public enum SplitRule {
    /** Sudokus whose grids are images of each other, see {@link SplitReport.Symmetry}. */
    SYMMETRY("classes of grids"),
    /** Rows with the same answer. */
    ANSWER("answers"),
    /** Nothing but the row. Where answers are classes, each split has its share of every class. */
    ROW("rows"),
    /** Rows with the same value in the group column. */
    GROUP("groups"),
    /** The source says which row stands where. */
    GIVEN("rows");

    private final String units;

    SplitRule(String units) {
        this.units = units;
    }

    /**
     * The rule of a label.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static SplitRule of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** As a job file has it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What {@link SplitReport.Part#units} counts, in words. */
    public String units() {
        return units;
    }
}
