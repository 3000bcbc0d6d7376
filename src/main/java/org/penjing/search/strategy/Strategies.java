package org.penjing.search.strategy;

import org.penjing.search.Pricing;
import org.penjing.search.Search;
import org.penjing.search.SearchSettings;
import org.penjing.search.SearchStrategy;
import org.penjing.search.space.CandidateSpace;

/** Searches by the strategy that their settings name. */
public final class Strategies {
    private Strategies() {}

    public static Search search(CandidateSpace space, SearchSettings settings, Pricing pricing) {
        return new Search(space, settings, pricing, strategy(space, settings, pricing));
    }

    private static SearchStrategy strategy(CandidateSpace space, SearchSettings settings, Pricing pricing) {
        FirstPopulation first = new FirstPopulation(space, settings, pricing);
        return switch (settings.strategy()) {
            case SURROGATE -> new Surrogate(space, settings, pricing, first);
            case NSGA2 -> new Nsga2(first, new Evolution(space), settings);
            case RANDOM -> new RandomSearch(space, first, settings);
            case SEQUENTIAL -> new Sequential(space, settings, pricing);
            case UNIFORM -> new UniformGrid(space, settings, pricing);
            case LISTED -> new Listed(space, settings);
        };
    }
}
