package org.penjing.search;

import io.jenetics.util.RandomRegistry;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.penjing.search.space.CandidateSpace;
import org.penjing.search.space.Genome;

/** Draws networks by chance that meet the cost limits at their smallest depth, beyond which every depth costs more. */
public final class AffordableDraw {
    private static final int DRAWS = 100;
    private static final int STEPS = 10_000;

    private final CandidateSpace space;
    private final Pricing pricing;

    public AffordableDraw(CandidateSpace space, Pricing pricing) {
        this.space = space;
        this.pricing = pricing;
    }

    public boolean isAffordable(Genome genome) {
        return pricing.price(space.candidate(space.network(genome))).isAffordable();
    }

    /** A network that is not taken; empty if a hundred draws and ten thousand steps from the last one have found none. */
    public Optional<Genome> draw(Predicate<Genome> taken) {
        RandomGenerator random = RandomRegistry.random();
        Genome network = space.network(space.random(random));
        for (int draw = 0; draw < DRAWS + STEPS; draw++) {
            if (!taken.test(network) && isAffordable(network)) {
                return Optional.of(network);
            }
            network = draw < DRAWS ? space.network(space.random(random)) : space.next(network);
        }
        return Optional.empty();
    }
}
