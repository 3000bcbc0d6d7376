package org.penjing.search;

import java.util.List;
import org.penjing.base.Faults;
import org.penjing.search.space.Candidate;

/**
 * How much is searched, and from where.
 *
 * @param budget networks to run, each to every depth, at least 1
 * @param population networks that the first generation runs, and candidates that every generation passes on, at least 1
 * @param offspring networks that each later generation runs, at least 1
 * @param seed of all randomness
 * @param guesses candidates to try first, the best first; what the space does not offer is replaced by what comes nearest
 * @param given networks of this space that have been run already, each by one candidate; they come at no cost to the budget
 */
public record SearchSettings(
        Strategy strategy,
        int budget,
        int population,
        int offspring,
        long seed,
        List<Candidate> guesses,
        List<Candidate> given) {
    private static final int BATCH = 6;
    private static final int FIRST_SHARE = 5;
    private static final int GENERATIONS = 20;

    /** @throws org.penjing.base.InvalidInputException if a number is not positive */
    public SearchSettings {
        guesses = List.copyOf(guesses);
        given = List.copyOf(given);
        Faults faults = new Faults();
        faults.check(budget >= 1, "budget", budget, "at least 1 evaluation", "raise the budget");
        faults.check(population >= 1, "population", population, "at least 1", "raise the population");
        faults.check(offspring >= 1, "offspring", offspring, "at least 1", "raise the offspring");
        faults.throwIfAny();
    }

    /**
     * The surrogate starts from a quarter of the budget (16 to 40) and then runs six networks at a time. For the others a fifth
     * of the budget (8 to 64) goes to the first population, the rest lasts for at least ten generations from a budget of 50 on,
     * about twenty from 100 on. Small broods of a larger population use a small budget best (docs/search.md).
     */
    public static SearchSettings of(Strategy strategy, int budget, long seed) {
        int fifth = Math.clamp(budget / FIRST_SHARE, 8, 64);
        return switch (strategy) {
            case SURROGATE -> of(strategy, budget, Math.clamp(budget / 4, 16, 40), BATCH, seed);
            case NSGA2, RANDOM, SEQUENTIAL, UNIFORM, LISTED ->
                of(strategy, budget, fifth, Math.clamp((budget - fifth) / GENERATIONS, 4, 64), seed);
        };
    }

    private static SearchSettings of(Strategy strategy, int budget, int population, int offspring, long seed) {
        return new SearchSettings(strategy, budget, population, offspring, seed, List.of(), List.of());
    }

    public SearchSettings withGuesses(List<Candidate> candidates) {
        return new SearchSettings(strategy, budget, population, offspring, seed, candidates, given);
    }

    public SearchSettings withGiven(List<Candidate> candidates) {
        return new SearchSettings(strategy, budget, population, offspring, seed, guesses, candidates);
    }

    public SearchSettings withSeed(long otherSeed) {
        return new SearchSettings(strategy, budget, population, offspring, otherSeed, guesses, given);
    }
}
