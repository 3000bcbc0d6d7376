package org.penjing.search;

import org.penjing.space.Genome;

/** What a search remembers of a candidate. */
public record Scored(Genome genome, Fitness fitness) {}
