package org.penjing.job.work;

import org.jspecify.annotations.Nullable;

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
