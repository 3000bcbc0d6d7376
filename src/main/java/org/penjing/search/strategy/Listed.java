package org.penjing.search.strategy;

import org.penjing.search.SearchSettings;
import org.penjing.search.SearchState;
import org.penjing.search.SearchStrategy;
import org.penjing.search.space.CandidateSpace;

/** Runs the networks that the settings guess, and none besides. */
final class Listed implements SearchStrategy {
    private final CandidateSpace space;
    private final SearchSettings settings;

    Listed(CandidateSpace space, SearchSettings settings) {
        this.space = space;
        this.settings = settings;
    }

    @Override
    public Proposed propose(SearchState state) {
        return Proposed.of(settings.guesses().stream()
                .map(candidate -> space.network(space.genome(candidate)))
                .distinct()
                .filter(network -> !state.archive().hasRun(network))
                .toList());
    }

    @Override
    public boolean drawsByChance() {
        return false;
    }
}
