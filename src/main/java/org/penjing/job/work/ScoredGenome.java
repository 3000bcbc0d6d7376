package org.penjing.job.work;

import org.penjing.search.pareto.Fitness;

/** What a search needs to know again of a {@link ScoredCandidate}. */
public record ScoredGenome(String genome, Fitness fitness) {}
