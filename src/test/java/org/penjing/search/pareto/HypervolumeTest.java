package org.penjing.search.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HypervolumeTest {
    private static final ReferencePoint UNIT_2 = ReferencePoint.of(1, 1);
    private static final ReferencePoint UNIT_3 = ReferencePoint.of(1, 1, 1);

    @Test
    void gainIsWhatThePointAddsToTheVolumeOfTheOthers() {
        Random random = new Random(5);
        ReferencePoint reference = ReferencePoint.of(1, 1, 1);
        for (int round = 0; round < 50; round++) {
            List<List<Double>> others = Stream.generate(
                            () -> random.doubles(3).boxed().toList())
                    .limit(8)
                    .toList();
            List<Double> point = random.doubles(3).boxed().toList();
            List<List<Double>> all =
                    Stream.concat(others.stream(), Stream.of(point)).toList();
            assertThat(Hypervolume.gain(point, others, reference))
                    .isCloseTo(Hypervolume.of(all, reference) - Hypervolume.of(others, reference), within(1e-12));
        }
        assertThat(Hypervolume.gain(List.of(2.0, 0.0, 0.0), List.of(), reference))
                .isZero();
    }

    @Test
    void ofNothingIsNothing() {
        assertThat(Hypervolume.of(List.of(), UNIT_3)).isZero();
    }

    @Test
    void ofOnePointIsItsBox() {
        assertThat(Hypervolume.of(List.of(List.of(0.25)), ReferencePoint.of(2))).isEqualTo(1.75);
        assertThat(Hypervolume.of(List.of(List.of(0.5, 0.25)), UNIT_2)).isEqualTo(0.375);
        assertThat(Hypervolume.of(List.of(List.of(0.5, 0.5, 0.5)), UNIT_3)).isEqualTo(0.125);
        assertThat(Hypervolume.of(List.of(List.of(1.0, 2.0, 3.0)), ReferencePoint.of(3, 6, 9)))
                .isEqualTo(2 * 4 * 6);
        assertThat(Hypervolume.share(List.of(List.of(1.0, 2.0, 3.0)), ReferencePoint.of(3, 6, 9)))
                .isCloseTo(48.0 / 162, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 40})
    void ofAStaircaseIsItsClosedForm(int steps) {
        List<List<Double>> staircase = IntStream.range(0, steps)
                .mapToObj(i -> List.of(i / (double) steps, (steps - 1 - i) / (double) steps))
                .toList();
        double boxes = steps * (steps + 1) / 2.0;
        assertThat(Hypervolume.of(staircase, UNIT_2)).isCloseTo(boxes / (steps * steps), within(1e-12));
    }

    @Test
    void ofThreeObjectivesIsInclusionAndExclusion() {
        List<List<Double>> points = List.of(List.of(0.0, 0.5, 0.5), List.of(0.5, 0.0, 0.5), List.of(0.5, 0.5, 0.0));
        assertThat(Hypervolume.of(points, UNIT_3)).isCloseTo(3 * 0.25 - 3 * 0.125 + 0.125, within(1e-12));
    }

    @Test
    void ignoresDuplicatesDominatedPointsAndPointsBeyondTheReference() {
        List<List<Double>> front = List.of(List.of(0.2, 0.6, 0.4), List.of(0.6, 0.2, 0.4));
        List<List<Double>> more = new ArrayList<>(front);
        more.addAll(front);
        more.add(List.of(0.7, 0.7, 0.7));
        more.add(List.of(-5.0, 0.0, 1.0));
        more.add(List.of(0.0, 1.5, 0.0));
        more.add(List.of(Double.POSITIVE_INFINITY, 0.0, 0.0));
        assertThat(Hypervolume.of(more, UNIT_3)).isCloseTo(Hypervolume.of(front, UNIT_3), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void equalsTheCountOfDominatedCellsOfAGrid(int objectives) {
        Random random = new Random(objectives);
        int cells = 8;
        for (int round = 0; round < 30; round++) {
            List<int[]> points = IntStream.range(0, 1 + random.nextInt(12))
                    .mapToObj(i -> random.ints(objectives, 0, cells + 2).toArray())
                    .toList();
            ReferencePoint reference = new ReferencePoint(Collections.nCopies(objectives, (double) cells));
            List<List<Double>> real = points.stream()
                    .map(point -> IntStream.of(point).asDoubleStream().boxed().toList())
                    .toList();
            assertThat(Hypervolume.of(real, reference)).isEqualTo(dominatedCells(points, objectives, cells));
        }
    }

    @Test
    void doesNotDependOnTheOrderOfPoints() {
        Random random = new Random(7);
        List<List<Double>> points = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            points.add(List.of(random.nextDouble(), random.nextDouble(), random.nextDouble()));
        }
        double volume = Hypervolume.of(points, UNIT_3);
        Collections.shuffle(points, random);
        assertThat(Hypervolume.of(points, UNIT_3)).isCloseTo(volume, within(1e-12));
    }

    @Test
    void refusesPointsThatDoNotFit() {
        assertThatThrownBy(() -> Hypervolume.of(List.of(List.of(0.5)), UNIT_2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Hypervolume.of(List.of(List.of(0.5, Double.NaN)), UNIT_2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ReferencePoint.of(1, Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double dominatedCells(List<int[]> points, int objectives, int cells) {
        int dominated = 0;
        int all = (int) Math.pow(cells, objectives);
        for (int cell = 0; cell < all; cell++) {
            int coordinates = cell;
            int[] corner = new int[objectives];
            for (int i = 0; i < objectives; i++) {
                corner[i] = coordinates % cells;
                coordinates /= cells;
            }
            boolean covered = points.stream()
                    .anyMatch(point -> IntStream.range(0, objectives).allMatch(i -> point[i] <= corner[i]));
            dominated += covered ? 1 : 0;
        }
        return dominated;
    }
}
