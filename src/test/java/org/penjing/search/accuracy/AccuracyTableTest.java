package org.penjing.search.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.penjing.data.Puzzle;
import org.penjing.network.Answers;
import org.penjing.onnx.runtime.StepwiseResult;
import org.penjing.task.Grids;
import org.penjing.task.Metric;
import org.penjing.task.Quality;

class AccuracyTableTest {
    /** Two puzzles of two cells; right answers 1 2 and 2 2. */
    private static final List<Puzzle> PUZZLES =
            List.of(new Puzzle(new int[] {0, 2}, new int[] {1, 2}), new Puzzle(new int[] {2, 0}, new int[] {2, 2}));

    /** Step 1: 1 2 | 1 2. Step 2: 1 1 | 2 2. Step 3: 1 2 | 2 2. */
    private static final AccuracyTable TABLE = new AccuracyTable(
            new StepwiseResult(grids(2, new byte[][] {{1, 2, 1, 2}, {1, 1, 2, 2}, {1, 2, 2, 2}}), new float[][] {
                {0.9f, 0.1f}, {0.2f, 0.5f}, {0.3f, 0.9f}
            }),
            Grids.of(PUZZLES),
            true);

    @Test
    void readsEachDepthFromOneRun() {
        assertThat(TABLE.at(1, 1)).isEqualTo(quality(0.5, 0.75, f1(1, 1, 2, 2, 3, 2), 1));
        assertThat(TABLE.at(2, 1)).isEqualTo(quality(0.5, 0.75, f1(1, 1, 2, 2, 3, 2), 2));
        assertThat(TABLE.at(3, 1)).isEqualTo(quality(1, 1, 1, 3));
        assertThat(TABLE.bestScore()).isEqualTo(1);
    }

    @Test
    void aHaltedSampleKeepsTheAnswerOfItsStep() {
        Quality accuracy = TABLE.at(2, 0.8);
        assertThat(accuracy.score()).isEqualTo(1);
        assertThat(accuracy.meanSteps()).isEqualTo(1.5);
    }

    @Test
    void everySampleHaltsAtTheDepthAtLatest() {
        assertThat(TABLE.at(3, 0.95).meanSteps()).isEqualTo(3);
        assertThat(TABLE.at(3, 0.5).meanSteps()).isEqualTo(1.5);
    }

    @Test
    void thresholdsAreComparedInThePrecisionOfConfidences() {
        assertThat(TABLE.at(2, 0.9).meanSteps()).isEqualTo(1.5);
    }

    @Test
    void macroF1LeavesOutTokensThatNoAnswerHas() {
        AccuracyTable table = new AccuracyTable(
                new StepwiseResult(grids(2, new byte[][] {{1, 3, 2, 2}}), new float[][] {{0, 0}}),
                Grids.of(PUZZLES),
                true);
        assertThat(table.at(1, 1).of(Metric.MACRO_F1)).isCloseTo((1 + 2 * 2 / 5.0) / 2, within(1e-12));
    }

    @Test
    void cellsBeyondAShortAnswerDoNotCount() {
        List<Puzzle> labels =
                List.of(new Puzzle(new int[] {0, 2}, new int[] {1}), new Puzzle(new int[] {2, 0}, new int[] {2}));
        AccuracyTable table = new AccuracyTable(
                new StepwiseResult(grids(2, new byte[][] {{1, 0, 1, 2}}), new float[][] {{0, 0}}),
                Grids.of(labels),
                true);
        assertThat(table.at(1, 1).score()).isEqualTo(0.5);
        assertThat(table.at(1, 1).of(Metric.CELL_ACCURACY)).isEqualTo(0.5);
    }

    @Test
    void refusesDepthsThatWereNotRun() {
        assertThatThrownBy(() -> TABLE.at(4, 1)).hasMessageContaining("between 1 and 3, was 4");
    }

    private static List<Answers> grids(int cells, byte[][] steps) {
        return Stream.of(steps)
                .<Answers>map(all -> new Answers.Tokens(all, cells))
                .toList();
    }

    private static Quality quality(double exact, double cell, double macroF1, double meanSteps) {
        return new Quality(
                Map.of(Metric.EXACT_ACCURACY, exact, Metric.CELL_ACCURACY, cell, Metric.MACRO_F1, macroF1),
                meanSteps,
                2);
    }

    /** Mean of two classes' F1, each from right, expected and given. */
    private static double f1(int right1, int expected1, int given1, int right2, int expected2, int given2) {
        return (2.0 * right1 / (expected1 + given1) + 2.0 * right2 / (expected2 + given2)) / 2;
    }
}
