package org.penjing.training.run;

import org.jspecify.annotations.Nullable;

/**
 * A line of news from the training process.
 *
 * @param activity {@code warm-up}, {@code elastic}, or the name of the finalist being tuned
 * @param batch batches done, over all finalists when tuning
 * @param batches in all
 * @param done share of the work of all batches that is done: some take several times as long as others
 * @param loss of the latest update
 * @param exactAccuracy the headline on held-out samples at full depth, where they were measured
 * @param smallestExactAccuracy the same of the smallest subnet
 * @param warning what a user should know of the training so far; null if nothing
 */
public record TrainingProgress(
        String activity,
        int batch,
        int batches,
        double done,
        double loss,
        @Nullable Double exactAccuracy,
        @Nullable Double smallestExactAccuracy,
        @Nullable String warning) {}
