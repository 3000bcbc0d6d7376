package org.penjing.data;

import java.util.List;

/** What the source of a data set says of which rows belong together. */
public sealed interface Grouping {
    /** Nothing. */
    record None() implements Grouping {}

    /**
     * Rows with one number stay together.
     *
     * @param groups [row]
     */
    record Groups(List<Integer> groups) implements Grouping {}

    /**
     * Rows are split already.
     *
     * @param splits [row]
     */
    record Given(List<SplitName> splits) implements Grouping {}
}
