package org.penjing.search;

import org.penjing.space.Candidate;

/**
 * A scored candidate.
 *
 * @param details what the scorer knows beyond the fitness; the search does not read it
 */
public record Evaluation<D>(Candidate candidate, Fitness fitness, D details) {}
