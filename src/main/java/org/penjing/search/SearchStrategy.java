package org.penjing.search;

import java.util.List;
import java.util.Map;
import org.penjing.search.space.Genome;

/**
 * Decides which networks are run next. A strategy keeps nothing between generations: what it proposes follows from the state,
 * and from Jenetics' random registry, which the search sets anew for every generation.
 */
public interface SearchStrategy {
    /**
     * Genomes whose networks are run next, perhaps with some that were run before; none if there is nothing left to try. They
     * may expect errors of some candidates.
     */
    Proposed propose(SearchState state);

    /**
     * What a strategy proposes.
     *
     * @param expectedErrors of candidates of these networks, as far as the strategy has a model
     */
    record Proposed(List<Genome> genomes, Map<Genome, Double> expectedErrors) {
        public Proposed {
            genomes = List.copyOf(genomes);
            expectedErrors = Map.copyOf(expectedErrors);
        }

        public static Proposed of(List<Genome> genomes) {
            return new Proposed(genomes, Map.of());
        }
    }

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
