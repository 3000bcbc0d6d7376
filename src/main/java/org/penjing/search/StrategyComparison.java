package org.penjing.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penjing.space.Candidate;
import org.penjing.space.CandidateSpace;

/** Runs strategies on one problem with equal budgets. */
public final class StrategyComparison {
    private StrategyComparison() {}

    /**
     * What a strategy reached, one entry per seed.
     *
     * @param hypervolumes of the fronts at the end
     * @param evaluations distinct candidates scored; a strategy may end before its budget
     */
    public record Outcome(Strategy strategy, List<Double> hypervolumes, List<Integer> evaluations) {
        public Outcome {
            hypervolumes = List.copyOf(hypervolumes);
            evaluations = List.copyOf(evaluations);
        }

        public double medianHypervolume() {
            List<Double> sorted = hypervolumes.stream().sorted().toList();
            int middle = sorted.size() / 2;
            return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        }
    }

    /**
     * @param budget distinct candidates per run
     * @param scorer asked once about each candidate, however many runs reach it
     * @param seeds one run of every strategy each
     */
    public static <D> List<Outcome> run(
            CandidateSpace space,
            List<Strategy> strategies,
            int budget,
            List<Long> seeds,
            Scorer<D> scorer,
            ReferencePoint reference) {
        Scorer<D> remembering = remembering(scorer);
        List<Outcome> outcomes = new ArrayList<>();
        for (Strategy strategy : strategies) {
            List<SearchState<D>> ends = seeds.stream()
                    .map(seed -> new Search<D>(space, SearchSettings.of(strategy, budget, seed)))
                    .map(search -> search.run(search.start(), remembering))
                    .toList();
            outcomes.add(new Outcome(
                    strategy,
                    ends.stream().map(end -> end.front().hypervolume(reference)).toList(),
                    ends.stream().map(end -> end.evaluations().size()).toList()));
        }
        return outcomes;
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
