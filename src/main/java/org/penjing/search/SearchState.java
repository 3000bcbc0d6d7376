package org.penjing.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.penjing.space.Genome;

/**
 * Where a search stands between two generations, with everything that is needed to go on.
 *
 * @param generation generations finished
 * @param population the genomes that go on, the best first
 * @param evaluations everything scored so far, in the order of scoring
 * @param front of all evaluations
 * @param exhausted whether the strategy has nothing left to try
 */
public record SearchState<D>(
        int generation,
        List<Genome> population,
        SequencedMap<Genome, Evaluation<D>> evaluations,
        Counters counters,
        ParetoFront<D> front,
        boolean exhausted) {

    /** @throws IllegalArgumentException if a member of the population has no evaluation */
    public SearchState {
        population = List.copyOf(population);
        evaluations = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(evaluations));
        for (Genome genome : population) {
            if (!evaluations.containsKey(genome)) {
                throw new IllegalArgumentException("genome " + genome + " of the population has no evaluation");
            }
        }
    }

    static <D> SearchState<D> empty() {
        return new SearchState<>(0, List.of(), new LinkedHashMap<>(), Counters.NONE, ParetoFront.empty(), false);
    }

    SearchState<D> withPopulation(List<Genome> next) {
        return new SearchState<>(generation, next, evaluations, counters, front, exhausted);
    }

    /** The fitness of a scored genome. */
    Fitness fitness(Genome genome) {
        Evaluation<D> evaluation = evaluations.get(genome);
        if (evaluation == null) {
            throw new IllegalArgumentException("genome " + genome + " was not scored");
        }
        return evaluation.fitness();
    }
}
