package org.penjing.job.work;

import org.jspecify.annotations.Nullable;

/**
 * How well a candidate does on held-out puzzles, and what it costs there when it stops early.
 *
 * @param exactAccuracy share of puzzles solved in every cell
 * @param cellAccuracy share of cells solved
 * @param macroF1 over the tokens
 * @param expectedDepth steps of one inference on average
 * @param expectedLatencyMillis milliseconds of one inference on average
 * @param expectedEnergyMicrojoules energy of one inference on average; null when the profile has no energy figure
 * @param samples puzzles that this was measured on; null in jobs of version 0.1
 */
public record Quality(
        double exactAccuracy,
        double cellAccuracy,
        double macroF1,
        double expectedDepth,
        double expectedLatencyMillis,
        @Nullable Double expectedEnergyMicrojoules,
        @Nullable Integer samples) {
    /**
     * Whether two exact accuracies differ by less than one standard error of their difference, as those of two independent
     * binomial samples have it. Where the samples are not known only equal ones are indistinguishable.
     */
    public boolean isIndistinguishable(Quality other) {
        double difference = Math.abs(exactAccuracy - other.exactAccuracy);
        return difference == 0 || difference < Math.sqrt(variance() + other.variance());
    }

    private double variance() {
        return samples == null ? 0 : exactAccuracy * (1 - exactAccuracy) / samples;
    }
}
