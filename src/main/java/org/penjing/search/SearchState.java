package org.penjing.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.penjing.space.Genome;

/**
 * Where a search stands between two generations, with everything that is needed to go on.
 *
 * @param generation generations finished
 * @param population the genomes that go on, the best first
 * @param networks that were run, by their smallest depth, in the order of running
 * @param evaluations of these networks at every depth, in the order of scoring
 * @param front of all evaluations
 * @param exhausted whether the strategy has nothing left to try
 */
public record SearchState<D>(
        int generation,
        List<Genome> population,
        SequencedSet<Genome> networks,
        SequencedMap<Genome, Evaluation<D>> evaluations,
        Counters counters,
        ParetoFront<D> front,
        boolean exhausted) {

    /** @throws IllegalArgumentException if a member of the population has no evaluation */
    public SearchState {
        population = List.copyOf(population);
        networks = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(networks));
        evaluations = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(evaluations));
        for (Genome genome : population) {
            if (!evaluations.containsKey(genome)) {
                throw new IllegalArgumentException("genome " + genome + " of the population has no evaluation");
            }
        }
    }

    static <D> SearchState<D> empty() {
        return new SearchState<>(
                0, List.of(), new LinkedHashSet<>(), new LinkedHashMap<>(), Counters.NONE, ParetoFront.empty(), false);
    }

    SearchState<D> withPopulation(List<Genome> next) {
        return new SearchState<>(generation, next, networks, evaluations, counters, front, exhausted);
    }

    /** Networks that were run at a cost to the budget. */
    public int spent() {
        return networks.size() - counters.given();
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
