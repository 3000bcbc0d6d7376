package org.penjing.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenetics.Genotype;
import io.jenetics.IntegerChromosome;
import io.jenetics.IntegerGene;
import io.jenetics.Phenotype;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penjing.base.InvalidInputException;
import org.penjing.base.Randoms;
import org.penjing.search.Strategy;
import org.penjing.search.pareto.Dominance;
import org.penjing.search.pareto.Fitness;

class EvolutionTest {
    @Test
    void selectsNothingFromNothing() {
        assertThat(Evolution.best(ISeq.empty(), 5)).isEmpty();
    }

    @Test
    void selectsAllWhenThereAreFewer() {
        assertThat(Evolution.best(phenotypes(List.of(Fitness.feasible(1, 1), Fitness.feasible(2, 2))), 5))
                .hasSize(2);
    }

    @Test
    void prefersFeasibleThenLessViolation() {
        List<Fitness> fitnesses =
                List.of(new Fitness(List.of(0.0, 0.0), 2), new Fitness(List.of(0.0, 0.0), 1), Fitness.feasible(9, 9));
        assertThat(indices(Evolution.best(phenotypes(fitnesses), 3))).containsExactly(2, 1, 0);
    }

    @Test
    void thinsACrowdedFrontAndKeepsItsEnds() {
        List<Fitness> front = List.of(
                Fitness.feasible(0, 10),
                Fitness.feasible(0.1, 9.9),
                Fitness.feasible(0.2, 9.8),
                Fitness.feasible(5, 5),
                Fitness.feasible(10, 0));
        assertThat(indices(Evolution.best(phenotypes(front), 3))).containsExactlyInAnyOrder(0, 3, 4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void selectsWhatItsPlainTwinSelects(long seed) {
        Random random = new Random(seed);
        List<Fitness> fitnesses = IntStream.range(0, 40)
                .mapToObj(i -> new Fitness(
                        List.of(random.nextDouble(), random.nextDouble(), random.nextDouble()),
                        seed % 2 == 0 ? 0 : Math.max(0, random.nextDouble() - 0.5)))
                .toList();
        for (int count : new int[] {1, 7, 20, 33}) {
            assertThat(indices(Evolution.best(phenotypes(fitnesses), count)))
                    .containsExactlyInAnyOrderElementsOf(plainSelection(fitnesses, count));
        }
    }

    @Test
    void mutationChangesAtLeastOneGeneMostlyByOneStepAndLeavesSingleChoicesAlone() {
        Genotype<IntegerGene> genotype = genotype(new int[] {3, 0, 4}, new int[] {8, 1, 5});
        int[] steps = new int[8];
        OrdinalMutator<Evolution.Ranked> mutator = new OrdinalMutator<>(List.of());
        RandomGenerator random = random(11);
        for (int i = 0; i < 4000; i++) {
            Genotype<IntegerGene> mutated = mutator.mutate(genotype, 1, random).result();
            assertThat(mutated.isValid()).isTrue();
            assertThat(mutated).isNotEqualTo(genotype);
            assertThat(mutated.get(1).gene().intValue()).isZero();
            steps[Math.abs(mutated.get(0).gene().intValue() - 3)]++;
        }
        assertThat(IntStream.range(0, 8).filter(step -> steps[step] > 0)).containsExactly(0, 1, 2, 3, 4);
        assertThat(steps[1]).isGreaterThan(2 * (steps[2] + steps[3] + steps[4]));
    }

    @Test
    void mutationShiftsAFamilyByOneStepWithinItsRanges() {
        Genotype<IntegerGene> genotype = genotype(new int[] {0, 3, 1, 5}, new int[] {4, 4, 4, 9});
        OrdinalMutator<Evolution.Ranked> mutator = new OrdinalMutator<>(List.of(new int[] {0, 1, 2}));
        RandomGenerator random = random(12);
        Set<List<Integer>> mutated = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            Genotype<IntegerGene> result = mutator.mutate(genotype, 1, random).result();
            mutated.add(
                    IntStream.range(0, 4).mapToObj(gene -> allele(result, gene)).toList());
        }
        assertThat(mutated).contains(List.of(1, 3, 2, 5), List.of(0, 2, 0, 5));
    }

    @Test
    void mutationLeavesASpaceOfOneCandidateAlone() {
        Genotype<IntegerGene> genotype = genotype(new int[] {0, 0}, new int[] {1, 1});
        assertThat(new OrdinalMutator<Evolution.Ranked>(List.of())
                        .mutate(genotype, 1, random(1))
                        .result())
                .isEqualTo(genotype);
    }

    @Test
    void crossoverMixesAllGenesOfTwoParentsAndLosesNone() {
        Genotype<IntegerGene> zeros = genotype(new int[6], new int[] {2, 2, 2, 2, 2, 2});
        Genotype<IntegerGene> ones = genotype(new int[] {1, 1, 1, 1, 1, 1}, new int[] {2, 2, 2, 2, 2, 2});
        Set<Integer> sums = new HashSet<>();
        RandomRegistry.with(random(2)).run(() -> {
            for (int i = 0; i < 200; i++) {
                var children = new GenotypeCrossover<Evolution.Ranked>(1)
                        .alter(ISeq.of(Phenotype.of(zeros, 1), Phenotype.of(ones, 1)), 1)
                        .population();
                for (int gene = 0; gene < 6; gene++) {
                    assertThat(allele(children.get(0).genotype(), gene)
                                    + allele(children.get(1).genotype(), gene))
                            .isEqualTo(1);
                }
                sums.add(IntStream.range(0, 6)
                        .map(gene -> allele(children.get(0).genotype(), gene))
                        .sum());
            }
        });
        assertThat(sums).contains(2, 3, 4);
    }

    @Test
    void strategiesAreNamedByOneWord() {
        assertThat(Strategy.parse("nsga2")).isEqualTo(Strategy.NSGA2);
        assertThat(Strategy.SEQUENTIAL.word()).isEqualTo("sequential");
        assertThatThrownBy(() -> Strategy.parse("magic"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("one of [surrogate, nsga2, random, sequential, uniform, listed]");
    }

    /** Deb's algorithm as its paper writes it: peel off fronts, cut the last one by crowding distance. */
    private static List<Integer> plainSelection(List<Fitness> fitnesses, int count) {
        List<Integer> left =
                new ArrayList<>(IntStream.range(0, fitnesses.size()).boxed().toList());
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < count) {
            List<Integer> front = left.stream()
                    .filter(i ->
                            left.stream().noneMatch(j -> Dominance.compare(fitnesses.get(j), fitnesses.get(i)) > 0))
                    .toList();
            left.removeAll(front);
            double[] crowding = crowding(fitnesses, front);
            IntStream.range(0, front.size())
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> -crowding[i]))
                    .limit(count - chosen.size())
                    .forEach(i -> chosen.add(front.get(i)));
        }
        return chosen;
    }

    private static double[] crowding(List<Fitness> fitnesses, List<Integer> front) {
        double[] distances = new double[front.size()];
        for (int objective = 0; objective < 3; objective++) {
            int index = objective;
            List<Integer> order = IntStream.range(0, front.size())
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> value(fitnesses, front.get(i), index)))
                    .toList();
            double low = value(fitnesses, front.get(order.getFirst()), index);
            double high = value(fitnesses, front.get(order.getLast()), index);
            distances[order.getFirst()] = Double.POSITIVE_INFINITY;
            distances[order.getLast()] = Double.POSITIVE_INFINITY;
            for (int i = 1; i < order.size() - 1; i++) {
                double gap = value(fitnesses, front.get(order.get(i + 1)), index)
                        - value(fitnesses, front.get(order.get(i - 1)), index);
                distances[order.get(i)] += gap / (high - low);
            }
        }
        return distances;
    }

    private static double value(List<Fitness> fitnesses, int index, int objective) {
        return fitnesses.get(index).objectives().get(objective);
    }

    private static ISeq<Phenotype<IntegerGene, Evolution.Ranked>> phenotypes(List<Fitness> fitnesses) {
        return IntStream.range(0, fitnesses.size())
                .mapToObj(i -> Phenotype.of(
                        genotype(new int[] {i}, new int[] {fitnesses.size()}),
                        1,
                        new Evolution.Ranked(fitnesses.get(i))))
                .collect(ISeq.toISeq());
    }

    private static List<Integer> indices(List<Phenotype<IntegerGene, Evolution.Ranked>> phenotypes) {
        return phenotypes.stream()
                .map(phenotype -> allele(phenotype.genotype(), 0))
                .toList();
    }

    private static int allele(Genotype<IntegerGene> genotype, int gene) {
        return genotype.get(gene).gene().intValue();
    }

    private static Genotype<IntegerGene> genotype(int[] choices, int[] sizes) {
        return Genotype.of(IntStream.range(0, choices.length)
                .mapToObj(i -> IntegerChromosome.of(IntegerGene.of(choices[i], 0, sizes[i])))
                .toList());
    }

    private static RandomGenerator random(long seed) {
        return Randoms.of(seed);
    }
}
