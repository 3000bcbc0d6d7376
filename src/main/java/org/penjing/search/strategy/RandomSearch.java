package org.penjing.search.strategy;

import io.jenetics.util.RandomRegistry;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.penjing.search.SearchSettings;
import org.penjing.search.SearchState;
import org.penjing.search.SearchStrategy;
import org.penjing.search.space.CandidateSpace;

/** After the first population, networks drawn at random: what a search has to beat. */
final class RandomSearch implements SearchStrategy {
    private final CandidateSpace space;
    private final FirstPopulation first;
    private final SearchSettings settings;

    RandomSearch(CandidateSpace space, FirstPopulation first, SearchSettings settings) {
        this.space = space;
        this.first = first;
        this.settings = settings;
    }

    @Override
    public Proposed propose(SearchState state) {
        if (state.population().isEmpty()) {
            return Proposed.of(first.propose());
        }
        RandomGenerator random = RandomRegistry.random();
        return Proposed.of(Stream.generate(() -> space.random(random))
                .limit(settings.offspring())
                .toList());
    }

    @Override
    public boolean drawsByChance() {
        return true;
    }
}
