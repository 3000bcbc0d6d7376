package org.penjing.search.strategy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.penjing.search.Evaluation;
import org.penjing.search.Pricing;
import org.penjing.search.Scorer;
import org.penjing.search.SearchSettings;
import org.penjing.search.SearchState;
import org.penjing.search.Strategy;
import org.penjing.search.pareto.Hypervolume;
import org.penjing.search.pareto.ParetoFront;
import org.penjing.search.pareto.ReferencePoint;
import org.penjing.search.space.Candidate;
import org.penjing.search.space.CandidateSpace;

/**
 * Runs strategies on one problem with equal budgets. A front counts by its share of the best hypervolume known: that of the
 * union of all runs that are compared, under a reference point just beyond that union.
 */
public final class StrategyComparison {
    private StrategyComparison() {}

    /**
     * What is run.
     *
     * @param budgets networks per run, one run each of every strategy and seed
     * @param guesses that every search starts from
     */
    public record Plan(List<Strategy> strategies, List<Integer> budgets, List<Long> seeds, List<Candidate> guesses) {
        public Plan {
            strategies = List.copyOf(strategies);
            budgets = List.copyOf(budgets);
            seeds = List.copyOf(seeds);
            guesses = List.copyOf(guesses);
        }
    }

    /**
     * What a strategy reached with one budget, an entry per seed.
     *
     * @param shares of the best hypervolume known, 0 to 1
     * @param networks that were run; a strategy may end before its budget
     */
    public record Outcome(Strategy strategy, int budget, List<Double> shares, List<Integer> networks) {
        public Outcome {
            shares = List.copyOf(shares);
            networks = List.copyOf(networks);
        }

        public double medianShare() {
            List<Double> sorted = shares.stream().sorted().toList();
            int middle = sorted.size() / 2;
            return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        }
    }

    /** The ends of the runs of one strategy with one budget. */
    private record Ends(Strategy strategy, int budget, List<SearchState> states) {}

    /**
     * @param scorer asked once about each candidate, however many runs reach it
     * @param begun is told of each strategy and budget, in words, before it is run
     */
    public static <D> List<Outcome> run(
            CandidateSpace space, Plan plan, Scorer<D> scorer, Pricing pricing, Consumer<String> begun) {
        Scorer<D> remembering = remembering(scorer);
        List<Ends> all = new ArrayList<>();
        int runs = plan.strategies().size() * plan.budgets().size();
        for (Strategy strategy : plan.strategies()) {
            for (int budget : plan.budgets()) {
                begun.accept(String.format(
                        Locale.ROOT, "%d of %d: %s with %d networks", all.size() + 1, runs, strategy.word(), budget));
                all.add(new Ends(
                        strategy,
                        budget,
                        plan.seeds().stream()
                                .map(seed -> SearchSettings.of(strategy, budget, seed)
                                        .withGuesses(plan.guesses()))
                                .map(settings -> Strategies.search(space, settings, pricing))
                                .map(search -> search.run(search.start(), remembering))
                                .toList()));
            }
        }
        return outcomes(all);
    }

    private static List<Outcome> outcomes(List<Ends> all) {
        List<List<Double>> best = ParetoFront.of(all.stream()
                        .flatMap(ends -> ends.states().stream())
                        .flatMap(state -> state.front().points().stream())
                        .toList())
                .objectives();
        if (best.isEmpty()) {
            return all.stream()
                    .map(ends ->
                            outcome(ends, ends.states().stream().map(_ -> 0.0).toList()))
                    .toList();
        }
        ReferencePoint reference = ReferencePoint.beyond(best);
        double volume = Hypervolume.of(best, reference);
        return all.stream()
                .map(ends -> outcome(
                        ends,
                        ends.states().stream()
                                .map(state -> state.front().hypervolume(reference) / volume)
                                .toList()))
                .toList();
    }

    private static Outcome outcome(Ends ends, List<Double> shares) {
        return new Outcome(
                ends.strategy(),
                ends.budget(),
                shares,
                ends.states().stream().map(SearchState::spent).toList());
    }

    private static <D> Scorer<D> remembering(Scorer<D> scorer) {
        Map<Candidate, Evaluation<D>> known = new LinkedHashMap<>();
        return candidates -> {
            List<Candidate> unknown = candidates.stream()
                    .filter(candidate -> !known.containsKey(candidate))
                    .toList();
            if (!unknown.isEmpty()) {
                scorer.score(unknown).forEach(evaluation -> known.put(evaluation.candidate(), evaluation));
            }
            return candidates.stream()
                    .flatMap(candidate -> Optional.ofNullable(known.get(candidate)).stream())
                    .toList();
        };
    }
}
