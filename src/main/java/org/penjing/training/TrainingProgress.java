package org.penjing.training;

import org.jspecify.annotations.Nullable;

/**
 * A line of news from the training process.
 *
 * @param activity {@code warm-up}, {@code elastic}, or the name of the finalist being tuned
 * @param step updates done, over all finalists when tuning
 * @param steps updates in all
 * @param loss of the latest update
 * @param exactAccuracy on held-out puzzles at full depth, where this step measured it
 * @param smallestExactAccuracy the same of the smallest subnet
 */
public record TrainingProgress(
        String activity,
        int step,
        int steps,
        double loss,
        @Nullable Double exactAccuracy,
        @Nullable Double smallestExactAccuracy) {}
