package org.penjing.search;

import org.penjing.space.Candidate;

/**
 * A scored candidate.
 *
 * @param details what the scorer knows beyond the fitness; the search hands it on unread
 */
public record Evaluation<D>(Candidate candidate, Fitness fitness, D details) {}
