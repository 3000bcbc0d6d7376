package org.penjing.job.work;

/**
 * A stored generation.
 *
 * @param evaluations distinct candidates scored up to and including this generation
 */
public record GenerationSummary(int generation, int evaluations, int frontSize, double hypervolume) {}
