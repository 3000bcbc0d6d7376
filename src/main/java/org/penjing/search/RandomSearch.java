package org.penjing.search;

import io.jenetics.util.RandomRegistry;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.penjing.space.CandidateSpace;
import org.penjing.space.Genome;

/** After the first population, candidates drawn at random: what an evolving search has to beat. */
final class RandomSearch implements SearchStrategy {
    private final CandidateSpace space;
    private final SearchSettings settings;

    RandomSearch(CandidateSpace space, SearchSettings settings) {
        this.space = space;
        this.settings = settings;
    }

    @Override
    public List<Genome> propose(SearchState<?> state) {
        if (state.population().isEmpty()) {
            return new FirstPopulation(space, settings).propose();
        }
        RandomGenerator random = RandomRegistry.random();
        return Stream.generate(() -> space.random(random))
                .limit(settings.offspring())
                .toList();
    }

    @Override
    public boolean takesRandomFill() {
        return true;
    }
}
