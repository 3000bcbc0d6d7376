package org.penjing.search;

import java.util.List;
import org.penjing.space.Genome;

/**
 * Decides what is scored next. A strategy keeps nothing between generations: what it proposes follows from the state, and
 * from Jenetics' random registry, which the search sets anew for every generation.
 */
sealed interface SearchStrategy permits Nsga2, RandomSearch, Sequential {
    /** Genomes to score next, perhaps with some that were scored before; none if there is nothing left to try. */
    List<Genome> propose(SearchState<?> state);

    /** Whether random genomes may take the place of proposals that were scored before. */
    boolean takesRandomFill();

    /** The population that goes on once {@code offspring}, which {@code state} knows the evaluations of, are scored. */
    default List<Genome> survivors(SearchState<?> state, List<Genome> offspring) {
        return offspring;
    }
}
