package org.penjing.job.state;

import org.jspecify.annotations.Nullable;

/**
 * A stored generation.
 *
 * @param evaluations networks run up to and including this generation
 * @param hypervolumeShare of the front then, as a share of that of the latest front, under a reference point just beyond the
 *     latest front; 1 for the latest
 * @param correlation of the errors that the search expected in this generation with those measured; null without a model
 */
public record GenerationSummary(
        int generation,
        int evaluations,
        int frontSize,
        double hypervolumeShare,
        @Nullable Double correlation) {}
