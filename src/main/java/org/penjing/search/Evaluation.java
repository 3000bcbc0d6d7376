package org.penjing.search;

import org.penjing.search.pareto.Fitness;
import org.penjing.search.space.Candidate;

/**
 * A scored candidate.
 *
 * @param details what the scorer knows beyond the fitness; the search does not read it
 */
public record Evaluation<D>(Candidate candidate, Fitness fitness, D details) {}
