package org.penjing.job.work;

import org.jspecify.annotations.Nullable;

/**
 * A stored generation.
 *
 * @param evaluations networks run up to and including this generation
 * @param correlation of the errors that the search expected in this generation with those measured; null without a model
 */
public record GenerationSummary(
        int generation,
        int evaluations,
        int frontSize,
        double hypervolume,
        @Nullable Double correlation) {}
