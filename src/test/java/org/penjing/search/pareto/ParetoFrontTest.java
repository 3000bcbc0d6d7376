package org.penjing.search.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penjing.search.space.Genome;

class ParetoFrontTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void equalsItsBruteForceTwinOnRandomSetsWithDuplicates(int objectives) {
        Random random = new Random(objectives);
        for (int round = 0; round < 200; round++) {
            List<Scored> all = IntStream.range(0, random.nextInt(40))
                    .mapToObj(i -> new Scored(Genome.of(i), randomFitness(random, objectives)))
                    .toList();
            ParetoFront front = ParetoFront.of(all);
            assertThat(front.points()).isEqualTo(bruteForce(all));
        }
    }

    @Test
    void ofNothingIsEmpty() {
        assertThat(ParetoFront.of(List.of()).isEmpty()).isTrue();
        assertThat(ParetoFront.empty().hypervolume(ReferencePoint.of(1, 1))).isZero();
    }

    @Test
    void keepsTheFirstOfEqualObjectives() {
        Scored first = new Scored(Genome.of(1), Fitness.feasible(1, 2));
        Scored second = new Scored(Genome.of(2), Fitness.feasible(1, 2));
        assertThat(ParetoFront.of(List.of(first, second)).points()).containsExactly(first);
    }

    @Test
    void holdsNothingThatIsNotFeasible() {
        Scored infeasible = new Scored(Genome.of(1), new Fitness(List.of(0.0), 1));
        ParetoFront met = ParetoFront.of(List.of(infeasible, new Scored(Genome.of(2), Fitness.feasible(100))));
        assertThat(met.points()).hasSize(1);
        assertThat(met.with(infeasible)).isEqualTo(met);
    }

    @Test
    void feasibleDominatesInfeasible() {
        Fitness infeasible = new Fitness(List.of(0.1, 0.1), 0.5);
        Fitness feasible = new Fitness(List.of(9.0, 9.0), 0);
        assertThat(Dominance.compare(feasible, infeasible)).isEqualTo(1);
        assertThat(Dominance.compare(infeasible, feasible)).isEqualTo(-1);
    }

    @Test
    void ofTwoInfeasibleOneDominatesThatNeitherViolatesNorErrsMore() {
        Fitness affordable = new Fitness(List.of(0.4, 1.0), 0.3);
        Fitness accurate = new Fitness(List.of(0.1, 9.0), 0.4);
        assertThat(Dominance.compare(affordable, accurate)).isZero();
        assertThat(Dominance.compare(affordable, new Fitness(List.of(0.4, 0.5), 0.35)))
                .isEqualTo(1);
        assertThat(Dominance.compare(new Fitness(List.of(0.2, 9.0), 0.4), accurate))
                .isEqualTo(-1);
        assertThat(Dominance.compare(affordable, new Fitness(List.of(0.4, 5.0), 0.3)))
                .isZero();
    }

    @Test
    void ofTwoFeasibleTheOneThatIsNowhereWorseDominates() {
        assertThat(Dominance.compare(Fitness.feasible(1, 2), Fitness.feasible(1, 3)))
                .isEqualTo(1);
        assertThat(Dominance.compare(Fitness.feasible(1, 2), Fitness.feasible(1, 2)))
                .isZero();
        assertThat(Dominance.compare(Fitness.feasible(1, 2), Fitness.feasible(2, 1)))
                .isZero();
    }

    @Test
    void refusesFitnessesOfDifferentObjectives() {
        ParetoFront front = ParetoFront.of(List.of(new Scored(Genome.of(1), Fitness.feasible(1, 2))));
        assertThatThrownBy(() -> front.with(new Scored(Genome.of(1), Fitness.feasible(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fitnessRefusesWhatIsNotFinite() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> Fitness.feasible(0, bad)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Fitness(List.of(0.0), bad)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Fitness(List.of(), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Fitness randomFitness(Random random, int objectives) {
        List<Double> values =
                random.ints(objectives, 0, 5).asDoubleStream().boxed().toList();
        return new Fitness(values, Math.max(0, random.nextInt(6) - 3));
    }

    private static List<Scored> bruteForce(List<Scored> all) {
        return all.stream()
                .filter(one -> one.fitness().isFeasible())
                .filter(one -> all.stream().noneMatch(other -> other.fitness().isFeasible() && beats(other, one)))
                .toList();
    }

    /** Nowhere worse, and somewhere better or, if equal, found before. */
    private static boolean beats(Scored one, Scored other) {
        List<Double> a = one.fitness().objectives();
        List<Double> b = other.fitness().objectives();
        boolean nowhereWorse = IntStream.range(0, a.size()).allMatch(i -> a.get(i) <= b.get(i));
        return nowhereWorse
                && (!a.equals(b) || one.genome().choice(0) < other.genome().choice(0));
    }
}
