package org.penjing.search;

import java.util.List;
import org.penjing.space.Genome;

/**
 * Decides which networks are run next. A strategy keeps nothing between generations: what it proposes follows from the state,
 * and from Jenetics' random registry, which the search sets anew for every generation.
 */
sealed interface SearchStrategy permits Listed, Nsga2, RandomSearch, Sequential, Surrogate, UniformGrid {
    /**
     * Genomes whose networks are run next, perhaps with some that were run before; none if there is nothing left to try. They
     * may expect errors of some candidates.
     */
    Proposed propose(SearchState state);

    /**
     * Whether proposals are drawn by chance: the search then takes only affordable ones, and has random networks take the
     * place of those that were run before.
     */
    boolean drawsByChance();

    /** The population that goes on once {@code offspring}, which {@code state} knows the evaluations of, are scored. */
    default List<Genome> survivors(SearchState state, List<Genome> offspring) {
        return offspring;
    }
}
