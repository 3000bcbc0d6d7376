package org.penjing.job.work;

/**
 * The full network in floating point, which everything is compared with.
 *
 * @param exactAccuracy share of held-out puzzles solved in every cell
 * @param cellAccuracy share of their cells solved
 * @param flashBytes of its parameters as 32-bit floats
 */
public record Baseline(double exactAccuracy, double cellAccuracy, long flashBytes) {}
