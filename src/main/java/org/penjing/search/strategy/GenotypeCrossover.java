package org.penjing.search.strategy;

import io.jenetics.Chromosome;
import io.jenetics.Genotype;
import io.jenetics.IntegerGene;
import io.jenetics.Phenotype;
import io.jenetics.Recombinator;
import io.jenetics.util.MSeq;
import io.jenetics.util.RandomRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Uniform crossover over all chromosomes: each is swapped between two parents with probability one half. Jenetics' own
 * crossovers recombine within one chromosome, which here would swap a single gene.
 */
final class GenotypeCrossover<C extends Comparable<? super C>> extends Recombinator<IntegerGene, C> {
    GenotypeCrossover(double probability) {
        super(probability, 2);
    }

    @Override
    protected int recombine(MSeq<Phenotype<IntegerGene, C>> population, int[] individuals, long generation) {
        RandomGenerator random = RandomRegistry.random();
        Genotype<IntegerGene> one = population.get(individuals[0]).genotype();
        Genotype<IntegerGene> other = population.get(individuals[1]).genotype();
        List<Chromosome<IntegerGene>> left = new ArrayList<>();
        List<Chromosome<IntegerGene>> right = new ArrayList<>();
        for (int i = 0; i < one.length(); i++) {
            boolean swap = random.nextBoolean();
            left.add(swap ? other.get(i) : one.get(i));
            right.add(swap ? one.get(i) : other.get(i));
        }
        population.set(individuals[0], Phenotype.of(Genotype.of(left), generation));
        population.set(individuals[1], Phenotype.of(Genotype.of(right), generation));
        return 2;
    }
}
