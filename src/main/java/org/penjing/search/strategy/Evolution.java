package org.penjing.search.strategy;

import io.jenetics.IntegerGene;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.ext.moea.NSGA2Selector;
import io.jenetics.ext.moea.Pareto;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.penjing.search.pareto.Dominance;
import org.penjing.search.pareto.Fitness;
import org.penjing.search.space.CandidateSpace;
import org.penjing.search.space.Gene;
import org.penjing.search.space.Genome;

/**
 * Breeding and survival of NSGA-II (Deb et al. 2002, DOI 10.1109/4235.996017). Those who compete fill the places of the next
 * population front by front, and within a front by crowding distance, taken within that front alone.
 */
final class Evolution {
    private static final double CROSSOVER = 0.7;

    private static final NSGA2Selector<IntegerGene, Ranked> SELECTOR = new NSGA2Selector<>(
            (one, other) -> Dominance.compare(one.fitness(), other.fitness()),
            (one, other, objective) -> Double.compare(one.objective(objective), other.objective(objective)),
            (one, other, objective) -> one.objective(objective) - other.objective(objective),
            ranked -> ranked.fitness().objectives().size());

    private final CandidateSpace space;
    private final GenotypeCrossover<Ranked> crossover = new GenotypeCrossover<>(CROSSOVER);
    private final OrdinalMutator<Ranked> mutator;

    /** A fitness as Jenetics wants it; the order is of no use but by dominance, so says which one dominates. */
    record Ranked(Fitness fitness) implements Comparable<Ranked> {
        double objective(int index) {
            return fitness.objectives().get(index);
        }

        @Override
        public int compareTo(Ranked other) {
            return Dominance.compare(fitness, other.fitness);
        }
    }

    Evolution(CandidateSpace space) {
        this.space = space;
        this.mutator = new OrdinalMutator<>(Stream.of(genes(Gene.Width.class), genes(Gene.Bits.class))
                .filter(family -> family.length > 0)
                .toList());
    }

    /** @param population its members sorted, the best first */
    List<Genome> offspring(List<Genome> population, int count, long generation) {
        RandomGenerator random = RandomRegistry.random();
        ISeq<Phenotype<IntegerGene, Ranked>> parents = IntStream.range(0, count)
                .mapToObj(i ->
                        Phenotype.<IntegerGene, Ranked>of(space.genotype(tournament(population, random)), generation))
                .collect(ISeq.toISeq());
        ISeq<Phenotype<IntegerGene, Ranked>> crossed =
                crossover.alter(parents, generation).population();
        return mutator.alter(crossed, generation).population().stream()
                .map(phenotype -> space.genome(phenotype.genotype()))
                .toList();
    }

    /** The best {@code count} of those who compete, the best first. */
    List<Genome> survivors(SequencedSet<Genome> competing, Function<Genome, Fitness> fitness, int count) {
        ISeq<Phenotype<IntegerGene, Ranked>> phenotypes = competing.stream()
                .map(genome -> Phenotype.of(space.genotype(genome), 1, new Ranked(fitness.apply(genome))))
                .collect(ISeq.toISeq());
        return best(phenotypes, count).stream()
                .map(phenotype -> space.genome(phenotype.genotype()))
                .toList();
    }

    /** All who survived a generation or more, in the order in which they first did. */
    SequencedSet<Genome> evolve(
            List<Genome> start, Function<Genome, Fitness> fitness, int population, int generations) {
        Map<Genome, Fitness> known = new HashMap<>();
        SequencedSet<Genome> survived = new LinkedHashSet<>();
        List<Genome> current = start;
        for (int generation = 0; generation < generations; generation++) {
            SequencedSet<Genome> competing = new LinkedHashSet<>(current);
            competing.addAll(offspring(current, population, generation));
            current = survivors(competing, genome -> known.computeIfAbsent(genome, fitness), population);
            survived.addAll(current);
        }
        return survived;
    }

    /** The best {@code count}, or all if they are fewer, the best first. */
    static List<Phenotype<IntegerGene, Ranked>> best(ISeq<Phenotype<IntegerGene, Ranked>> phenotypes, int count) {
        List<Phenotype<IntegerGene, Ranked>> chosen = new ArrayList<>();
        for (ISeq<Phenotype<IntegerGene, Ranked>> front : fronts(phenotypes)) {
            int places = Math.min(front.size(), count - chosen.size());
            if (places > 0) {
                chosen.addAll(SELECTOR.select(front, places, Optimize.MAXIMUM).asList());
            }
        }
        return chosen;
    }

    private static List<ISeq<Phenotype<IntegerGene, Ranked>>> fronts(ISeq<Phenotype<IntegerGene, Ranked>> phenotypes) {
        if (phenotypes.isEmpty()) {
            return List.of();
        }
        int[] ranks = Pareto.rank(phenotypes.map(Phenotype::fitness), Ranked::compareTo);
        return IntStream.rangeClosed(0, IntStream.of(ranks).max().orElse(0))
                .mapToObj(rank -> IntStream.range(0, ranks.length)
                        .filter(i -> ranks[i] == rank)
                        .mapToObj(phenotypes::get)
                        .collect(ISeq.toISeq()))
                .toList();
    }

    /** A binary tournament: the population is sorted, so the smaller index is the better of two. */
    private static Genome tournament(List<Genome> population, RandomGenerator random) {
        return population.get(Math.min(random.nextInt(population.size()), random.nextInt(population.size())));
    }

    private int[] genes(Class<? extends Gene> family) {
        return IntStream.range(0, space.genes().size())
                .filter(gene -> family.isInstance(space.genes().get(gene)))
                .toArray();
    }
}
