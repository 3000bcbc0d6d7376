package org.penjing.job.work;

/**
 * A candidate that is fine-tuned and verified.
 *
 * @param rank 1 for the most promising one of its profile
 */
public record Finalist(String profile, int rank, ScoredCandidate estimate) {}
