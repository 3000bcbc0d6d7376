package org.penjing.search.pareto;

import org.penjing.search.space.Genome;

/** What a search remembers of a candidate. */
public record Scored(Genome genome, Fitness fitness) {}
