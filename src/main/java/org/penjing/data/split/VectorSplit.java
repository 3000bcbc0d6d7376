package org.penjing.data.split;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penjing.data.VectorSample;

/**
 * Samples of numbers to learn from, to choose by, and to judge by. No question stands in two of them, no group in two, and each
 * has its share of every class.
 */
public record VectorSplit(
        List<VectorSample> training, List<VectorSample> validation, List<VectorSample> test, SplitReport report) {
    /**
     * Splits samples by group if they have any, else by row. Equal samples are taken once; of samples with one question and
     * different answers none is taken.
     *
     * @param samples all labelled, or all measured
     * @param groups of each sample; null for none
     * @param pause called now and then; what it throws ends the work
     * @throws InvalidInputException if the rule does not suit the data, or a split would have no samples, or none of a class
     */
    public static VectorSplit of(
            List<VectorSample> samples, int @Nullable [] groups, SplitSpec spec, long seed, Runnable pause) {
        return new VectorSplitter(samples, groups, spec, seed, pause).split();
    }
}
