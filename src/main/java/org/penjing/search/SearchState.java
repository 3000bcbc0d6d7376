package org.penjing.search;

import java.util.List;
import org.penjing.search.pareto.Fitness;
import org.penjing.search.pareto.ParetoFront;
import org.penjing.search.space.Genome;

/**
 * Where a search stands between two generations, with everything that is needed to go on.
 *
 * @param generation generations finished
 * @param population the genomes that go on, the best first
 * @param archive the networks that were run, at every depth
 * @param front of the archive
 * @param leastError of all candidates that meet the cost limits; 1 while there is none
 * @param exhausted whether the strategy has nothing left to try
 */
public record SearchState(
        int generation,
        List<Genome> population,
        Archive archive,
        Counters counters,
        ParetoFront front,
        double leastError,
        boolean exhausted) {

    /** @throws IllegalArgumentException if a member of the population was not scored */
    public SearchState {
        population = List.copyOf(population);
        population.forEach(archive::fitness);
    }

    static SearchState empty() {
        return new SearchState(0, List.of(), Archive.empty(), Counters.NONE, ParetoFront.empty(), 1, false);
    }

    SearchState withPopulation(List<Genome> next) {
        return new SearchState(generation, next, archive, counters, front, leastError, exhausted);
    }

    /** Networks that were run at a cost to the budget. */
    public int spent() {
        return archive.networkCount() - counters.given();
    }

    /** The fitness of a scored genome. */
    public Fitness fitness(Genome genome) {
        return archive.fitness(genome);
    }
}
