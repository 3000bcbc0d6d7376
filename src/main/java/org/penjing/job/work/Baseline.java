package org.penjing.job.work;

/**
 * The full network in floating point, tuned as finalists are, at its best depth: what everything is compared with.
 *
 * @param score the headline on held-out samples, as in {@link Figures.Quality}
 * @param cellAccuracy as there
 * @param flashBytes of its parameters as 32-bit floats
 * @param depth steps of one inference
 */
public record Baseline(double score, double cellAccuracy, long flashBytes, int depth) {}
