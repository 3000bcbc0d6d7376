package org.penjing.search;

import java.util.List;
import org.penjing.fault.Faults;
import org.penjing.space.Candidate;

/**
 * How much is searched, and from where.
 *
 * @param budget distinct candidates to score, at least 1
 * @param population candidates that the first generation scores and every generation passes on, at least 1
 * @param offspring candidates that each later generation scores, at least 1
 * @param seed of all randomness
 * @param guesses candidates to try first, the best first; what the space does not offer is replaced by what comes nearest
 */
public record SearchSettings(
        Strategy strategy, int budget, int population, int offspring, long seed, List<Candidate> guesses) {
    private static final int FIRST_SHARE = 5;
    private static final int SMALLEST_POPULATION = 8;
    private static final int LARGEST_POPULATION = 64;
    private static final int GENERATIONS = 20;
    private static final int FEWEST_OFFSPRING = 4;
    private static final int MOST_OFFSPRING = 64;

    /** @throws org.penjing.fault.InvalidInputException if a number is not positive */
    public SearchSettings {
        guesses = List.copyOf(guesses);
        Faults faults = new Faults();
        faults.check(budget >= 1, "budget", budget, "at least 1 evaluation", "raise the budget");
        faults.check(population >= 1, "population", population, "at least 1", "raise the population");
        faults.check(offspring >= 1, "offspring", offspring, "at least 1", "raise the offspring");
        faults.throwIfAny();
    }

    /**
     * A fifth of the budget goes to the first population, the rest lasts for at least ten generations from a budget of 50 on,
     * about twenty from 100 on. Small broods of a larger population use a small budget best (docs/search.md).
     */
    public static SearchSettings of(Strategy strategy, int budget, long seed) {
        int population = Math.clamp(budget / FIRST_SHARE, SMALLEST_POPULATION, LARGEST_POPULATION);
        int offspring = Math.clamp((budget - population) / GENERATIONS, FEWEST_OFFSPRING, MOST_OFFSPRING);
        return new SearchSettings(strategy, budget, population, offspring, seed, List.of());
    }

    public SearchSettings withGuesses(List<Candidate> candidates) {
        return new SearchSettings(strategy, budget, population, offspring, seed, candidates);
    }

    public SearchSettings withSeed(long otherSeed) {
        return new SearchSettings(strategy, budget, population, offspring, otherSeed, guesses);
    }
}
