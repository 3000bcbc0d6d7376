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
 */
public record Quality(
        double exactAccuracy,
        double cellAccuracy,
        double macroF1,
        double expectedDepth,
        double expectedLatencyMillis,
        @Nullable Double expectedEnergyMicrojoules) {}
