package org.penjing.job.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penjing.task.Metric;

/**
 * All figures of a candidate on a device.
 *
 * @param quality null when it could not be measured
 */
public record Figures(Costs costs, @Nullable Quality quality) {

    /** What the accuracies of some candidates of one job are: their headline. */
    public static Metric headline(Stream<Figures> candidates) {
        return candidates
                .map(Figures::quality)
                .filter(Objects::nonNull)
                .findFirst()
                .map(Quality::headline)
                .orElse(Metric.EXACT_ACCURACY);
    }

    /**
     * What a candidate costs on a device when every step runs.
     *
     * @param flashBytes of the whole firmware, code included
     * @param sramBytes of the planned arena, carried states included
     * @param macs multiply-accumulates of one inference
     * @param flops of one inference, two per multiply-accumulate
     * @param millisPerStep milliseconds of one step
     * @param latencyMillis milliseconds of one inference
     * @param microjoulesPerStep energy of one step; null when the profile has no energy figure
     * @param energyMicrojoules energy of one inference; null when the profile has no energy figure
     */
    public record Costs(
            long flashBytes,
            long sramBytes,
            long macs,
            double flops,
            double millisPerStep,
            double latencyMillis,
            @Nullable Double microjoulesPerStep,
            @Nullable Double energyMicrojoules) {}

    /**
     * How well a candidate does on held-out samples, and what it costs there when it stops early.
     *
     * @param score the headline: share of puzzles solved in every cell, of samples whose class is right, or where numbers are told the
     *     coefficient of determination
     * @param cellAccuracy share of cells solved; the same as {@code score} where answers have none
     * @param macroF1 over the tokens or classes; the same as {@code score} where numbers are told
     * @param expectedDepth steps of one inference on average
     * @param expectedLatencyMillis milliseconds of one inference on average
     * @param expectedEnergyMicrojoules energy of one inference on average; null when the profile has no energy figure
     * @param samples samples that the headline was measured on; null if it is expected, is no share, or that was not
     *     recorded
     * @param metrics all that the task has, by their own names; the headline first; null where answers are grids of tokens,
     *     whose metrics are above
     */
    public record Quality(
            double score,
            double cellAccuracy,
            double macroF1,
            double expectedDepth,
            double expectedLatencyMillis,
            @Nullable Double expectedEnergyMicrojoules,
            @Nullable Integer samples,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Map<Metric, Double> metrics) {
        /** What {@link #score} is. */
        public Metric headline() {
            return Metric.headline(metrics);
        }

        /**
         * Whether two headlines differ by less than one standard error of their difference, as those of two independent
         * binomial samples have it. One success and one failure are added to each sample, without which an accuracy of 100 % would
         * have no error (Agresti and Caffo 2000, doi:10.1080/00031305.2000.10474560). Where the samples are not known only equal ones
         * are indistinguishable.
         */
        public boolean isIndistinguishable(Quality other) {
            double difference = Math.abs(score - other.score);
            return difference == 0 || difference < Math.sqrt(variance() + other.variance());
        }

        /** With a headline that is expected, and so was measured on no samples. */
        public Quality expecting(double accuracy) {
            return new Quality(
                    accuracy,
                    cellAccuracy,
                    macroF1,
                    expectedDepth,
                    expectedLatencyMillis,
                    expectedEnergyMicrojoules,
                    null,
                    metrics);
        }

        private double variance() {
            if (samples == null) {
                return 0;
            }
            double count = samples + 2;
            double share = (score * samples + 1) / count;
            return share * (1 - share) / count;
        }
    }
}
