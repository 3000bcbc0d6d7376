package org.penjing.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All figures of a candidate on a device.
 *
 * @param quality null when it could not be measured
 */
public record FiguresResponse(DeviceCosts costs, @Nullable MeasuredQuality quality) {

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
    public record DeviceCosts(
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
     * @param headline the id of the metric that {@code exactAccuracy} is, such as {@code r2}
     * @param exactAccuracy the headline: share of puzzles solved in every cell, of samples whose class is right, or the
     *     coefficient of determination where numbers are told
     * @param cellAccuracy share of cells solved; the same as {@code exactAccuracy} where answers have none
     * @param macroF1 over the tokens or classes; the same as {@code exactAccuracy} where numbers are told
     * @param expectedDepth steps in the mean over the samples
     * @param expectedLatencyMillis milliseconds of one inference, in the mean over the samples
     * @param expectedEnergyMicrojoules likewise; null when the profile has no energy figure
     * @param samples that were asked; null where that is not known
     * @param metrics all that the task has, by their ids, the headline first; absent where answers are grids of tokens, whose
     *     metrics are above
     */
    public record MeasuredQuality(
            String headline,
            double exactAccuracy,
            double cellAccuracy,
            double macroF1,
            double expectedDepth,
            double expectedLatencyMillis,
            @Nullable Double expectedEnergyMicrojoules,
            @Nullable Integer samples,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Map<String, Double> metrics) {}
}
