package org.penjing.search;

import java.util.List;
import org.penjing.fault.Faults;
import org.penjing.space.Candidate;

/**
 * How much is searched, and from where.
 *
 * @param budget distinct candidates to score, at least 1
 * @param population candidates of one generation, at least 1
 * @param seed of all randomness
 * @param guesses candidates to try first, the best first; what the space does not offer is replaced by what comes nearest
 */
public record SearchSettings(Strategy strategy, int budget, int population, long seed, List<Candidate> guesses) {
    private static final int GENERATIONS = 12;
    private static final int SMALLEST_POPULATION = 4;
    private static final int LARGEST_POPULATION = 64;

    /** @throws org.penjing.fault.InvalidInputException if a number is not positive */
    public SearchSettings {
        guesses = List.copyOf(guesses);
        Faults faults = new Faults();
        faults.check(budget >= 1, "budget", budget, "at least 1 evaluation", "raise the budget");
        faults.check(population >= 1, "population", population, "at least 1", "raise the population");
        faults.throwIfAny();
    }

    /** With a population that the budget lasts for at least ten generations for, from a budget of 40 on. */
    public static SearchSettings of(Strategy strategy, int budget, long seed) {
        int population = Math.clamp(budget / GENERATIONS, SMALLEST_POPULATION, LARGEST_POPULATION);
        return new SearchSettings(strategy, budget, population, seed, List.of());
    }

    public SearchSettings withGuesses(List<Candidate> candidates) {
        return new SearchSettings(strategy, budget, population, seed, candidates);
    }

    public SearchSettings withSeed(long otherSeed) {
        return new SearchSettings(strategy, budget, population, otherSeed, guesses);
    }
}
