package org.penjing.export;

import org.jspecify.annotations.Nullable;

/**
 * What linked firmware takes. A figure that was not measured is null.
 *
 * @param flashBytes the package with its code, without a vector table
 * @param arenaBytes its variables and arena
 * @param stackBytes the deepest that its stack got
 * @param instructionsPerStep executed in the first step
 */
public record FirmwareFigures(
        @Nullable Long flashBytes,
        @Nullable Long arenaBytes,
        @Nullable Long stackBytes,
        @Nullable Long instructionsPerStep) {}
