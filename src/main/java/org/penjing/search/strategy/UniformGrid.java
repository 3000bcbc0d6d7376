package org.penjing.search.strategy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.penjing.base.Randoms;
import org.penjing.search.AffordableDraw;
import org.penjing.search.Pricing;
import org.penjing.search.SearchSettings;
import org.penjing.search.SearchState;
import org.penjing.search.SearchStrategy;
import org.penjing.search.space.CandidateSpace;
import org.penjing.search.space.Genome;

/**
 * The plain grid: every affordable network with one width share and one precision throughout, in an order drawn once. It ends
 * when the grid does, often before the budget is used.
 */
final class UniformGrid implements SearchStrategy {
    private final CandidateSpace space;
    private final SearchSettings settings;
    private final AffordableDraw draw;

    UniformGrid(CandidateSpace space, SearchSettings settings, Pricing pricing) {
        this.space = space;
        this.settings = settings;
        this.draw = new AffordableDraw(space, pricing);
    }

    @Override
    public Proposed propose(SearchState state) {
        List<Genome> grid = new ArrayList<>(space.uniformNetworks());
        Collections.shuffle(grid, Random.from(Randoms.of(settings.seed())));
        return Proposed.of(grid.stream()
                .filter(network -> !state.archive().hasRun(network))
                .filter(draw::isAffordable)
                .limit(settings.offspring())
                .toList());
    }

    @Override
    public boolean drawsByChance() {
        return false;
    }
}
