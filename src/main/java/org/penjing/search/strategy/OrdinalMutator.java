package org.penjing.search.strategy;

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
 * Changes a genotype whose choices are ordered by cost. Either all genes of one family (all widths, all precisions) move by one
 * step, which makes a network smaller or larger as a whole; or one gene changes, and each other one with a probability that
 * changes one more on average, mostly to a neighbouring choice, otherwise to any other.
 */
final class OrdinalMutator<C extends Comparable<? super C>> extends Mutator<IntegerGene, C> {
    private static final double SHIFT = 0.4;
    private static final double STEP = 0.8;

    private final List<int[]> families;

    /** @param families the indices of genes that move together */
    OrdinalMutator(List<int[]> families) {
        super(1);
        this.families = List.copyOf(families);
    }

    @Override
    protected MutatorResult<Genotype<IntegerGene>> mutate(
            Genotype<IntegerGene> genotype, double probability, RandomGenerator random) {
        boolean shift = !families.isEmpty() && random.nextDouble() < SHIFT;
        return shift
                ? shifted(genotype, families.get(random.nextInt(families.size())), random.nextBoolean() ? 1 : -1)
                : changed(genotype, random);
    }

    private static MutatorResult<Genotype<IntegerGene>> shifted(
            Genotype<IntegerGene> genotype, int[] family, int step) {
        List<Chromosome<IntegerGene>> mutated =
                new ArrayList<>(genotype.stream().toList());
        for (int i : family) {
            int choice = genotype.get(i).gene().intValue() + step;
            mutated.set(i, with(genotype.get(i), Math.clamp(choice, 0, choices(genotype.get(i)) - 1)));
        }
        return new MutatorResult<>(Genotype.of(mutated), family.length);
    }

    private static MutatorResult<Genotype<IntegerGene>> changed(
            Genotype<IntegerGene> genotype, RandomGenerator random) {
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
                mutated.set(i, with(genotype.get(i), otherChoice(genotype.get(i), random)));
                mutations++;
            }
        }
        return new MutatorResult<>(Genotype.of(mutated), mutations);
    }

    private static int otherChoice(Chromosome<IntegerGene> chromosome, RandomGenerator random) {
        int size = choices(chromosome);
        int choice = chromosome.gene().intValue();
        return random.nextDouble() < STEP
                ? neighbour(choice, size, random.nextBoolean() ? 1 : -1)
                : (choice + 1 + random.nextInt(size - 1)) % size;
    }

    private static int neighbour(int choice, int size, int step) {
        return choice + step < 0 || choice + step >= size ? choice - step : choice + step;
    }

    private static int choices(Chromosome<IntegerGene> chromosome) {
        return chromosome.gene().range().size();
    }

    private static Chromosome<IntegerGene> with(Chromosome<IntegerGene> chromosome, int choice) {
        return chromosome.newInstance(ISeq.of(chromosome.gene().newInstance(choice)));
    }
}
