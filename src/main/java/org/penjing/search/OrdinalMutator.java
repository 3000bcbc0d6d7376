package org.penjing.search;

import io.jenetics.Chromosome;
import io.jenetics.Genotype;
import io.jenetics.IntegerGene;
import io.jenetics.Mutator;
import io.jenetics.MutatorResult;
import io.jenetics.util.ISeq;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Changes one gene of a genotype, and each other one with a probability that changes one more on average. A change is mostly
 * a step to a neighbouring choice, since choices are ordered by cost, otherwise a jump to any other.
 */
final class OrdinalMutator<C extends Comparable<? super C>> extends Mutator<IntegerGene, C> {
    private static final double STEP = 0.8;

    OrdinalMutator() {
        super(1);
    }

    @Override
    protected MutatorResult<Genotype<IntegerGene>> mutate(
            Genotype<IntegerGene> genotype, double probability, RandomGenerator random) {
        int[] free = IntStream.range(0, genotype.length())
                .filter(i -> choices(genotype.get(i)) > 1)
                .toArray();
        if (free.length == 0) {
            return new MutatorResult<>(genotype, 0);
        }
        List<Chromosome<IntegerGene>> mutated =
                new ArrayList<>(genotype.stream().toList());
        int certain = free[random.nextInt(free.length)];
        int mutations = 0;
        for (int i : free) {
            if (i == certain || random.nextInt(free.length) == 0) {
                mutated.set(i, changed(genotype.get(i), random));
                mutations++;
            }
        }
        return new MutatorResult<>(Genotype.of(mutated), mutations);
    }

    private static int choices(Chromosome<IntegerGene> chromosome) {
        return chromosome.gene().range().size();
    }

    private static Chromosome<IntegerGene> changed(Chromosome<IntegerGene> chromosome, RandomGenerator random) {
        IntegerGene gene = chromosome.gene();
        int size = gene.range().size();
        int choice = gene.intValue();
        int next = random.nextDouble() < STEP ? stepped(choice, size, random) : jumped(choice, size, random);
        return chromosome.newInstance(ISeq.of(gene.newInstance(next)));
    }

    private static int stepped(int choice, int size, RandomGenerator random) {
        int step = random.nextBoolean() ? 1 : -1;
        return choice + step < 0 || choice + step >= size ? choice - step : choice + step;
    }

    private static int jumped(int choice, int size, RandomGenerator random) {
        return (choice + 1 + random.nextInt(size - 1)) % size;
    }
}
