package org.penjing.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penjing.compress.Compression;
import org.penjing.space.Candidate;

class ParetoFrontTest {
    private static final Candidate ANY = new Candidate(new Compression(Map.of(), Map.of()), 1, 1);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void equalsItsBruteForceTwinOnRandomSetsWithDuplicates(int objectives) {
        Random random = new Random(objectives);
        for (int round = 0; round < 200; round++) {
            List<Evaluation<Integer>> all = IntStream.range(0, random.nextInt(40))
                    .mapToObj(i -> new Evaluation<>(ANY, randomFitness(random, objectives), i))
                    .toList();
            ParetoFront<Integer> front = ParetoFront.of(all);
            assertThat(front.points()).isEqualTo(bruteForce(all));
            assertThat(front.nearest().isEmpty()).isEqualTo(!front.isEmpty() || all.isEmpty());
        }
    }

    @Test
    void ofNothingIsEmpty() {
        assertThat(ParetoFront.of(List.<Evaluation<Integer>>of()).isEmpty()).isTrue();
        assertThat(ParetoFront.empty().hypervolume(ReferencePoint.of(1, 1))).isZero();
    }

    @Test
    void keepsTheFirstOfEqualObjectives() {
        Evaluation<Integer> first = new Evaluation<>(ANY, Fitness.feasible(1, 2), 1);
        Evaluation<Integer> second = new Evaluation<>(ANY, Fitness.feasible(1, 2), 2);
        assertThat(ParetoFront.of(List.of(first, second)).points()).containsExactly(first);
    }

    @Test
    void keepsTheLeastViolatingWhileNothingIsFeasible() {
        List<Evaluation<Integer>> infeasible = IntStream.of(12, 3, 9, 1, 3, 7, 20, 4, 5, 6)
                .mapToObj(violation -> new Evaluation<>(ANY, new Fitness(List.of(0.0), violation), violation))
                .toList();
        ParetoFront<Integer> front = ParetoFront.of(infeasible);
        assertThat(front.points()).isEmpty();
        assertThat(front.nearest()).extracting(Evaluation::details).containsExactly(1, 3, 3, 4, 5, 6, 7, 9);
        ParetoFront<Integer> met = front.with(new Evaluation<>(ANY, Fitness.feasible(100), 0));
        assertThat(met.nearest()).isEmpty();
        assertThat(met.points()).hasSize(1);
        assertThat(met.with(infeasible.getFirst())).isEqualTo(met);
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
        ParetoFront<Integer> front = ParetoFront.of(List.of(new Evaluation<>(ANY, Fitness.feasible(1, 2), 1)));
        assertThatThrownBy(() -> front.with(new Evaluation<>(ANY, Fitness.feasible(1), 1)))
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

    private static List<Evaluation<Integer>> bruteForce(List<Evaluation<Integer>> all) {
        return all.stream()
                .filter(one -> one.fitness().isFeasible())
                .filter(one -> all.stream().noneMatch(other -> other.fitness().isFeasible() && beats(other, one)))
                .toList();
    }

    /** Nowhere worse, and somewhere better or, if equal, found before. */
    private static boolean beats(Evaluation<Integer> one, Evaluation<Integer> other) {
        List<Double> a = one.fitness().objectives();
        List<Double> b = other.fitness().objectives();
        boolean nowhereWorse = IntStream.range(0, a.size()).allMatch(i -> a.get(i) <= b.get(i));
        return nowhereWorse && (!a.equals(b) || one.details() < other.details());
    }
}
