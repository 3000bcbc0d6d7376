package org.penjing.search.strategy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.penjing.search.SearchSettings;
import org.penjing.search.SearchState;
import org.penjing.search.SearchStrategy;
import org.penjing.search.space.Genome;

/** {@link Evolution} on measured candidates: parents and offspring compete for the places of the next population. */
final class Nsga2 implements SearchStrategy {
    private final FirstPopulation first;
    private final Evolution evolution;
    private final SearchSettings settings;

    Nsga2(FirstPopulation first, Evolution evolution, SearchSettings settings) {
        this.first = first;
        this.evolution = evolution;
        this.settings = settings;
    }

    @Override
    public Proposed propose(SearchState state) {
        return Proposed.of(
                state.population().isEmpty()
                        ? first.propose()
                        : evolution.offspring(state.population(), settings.offspring(), state.generation()));
    }

    @Override
    public boolean drawsByChance() {
        return true;
    }

    @Override
    public List<Genome> survivors(SearchState state, List<Genome> offspring) {
        SequencedSet<Genome> competing = new LinkedHashSet<>(state.population());
        competing.addAll(offspring);
        return evolution.survivors(competing, state::fitness, settings.population());
    }
}
