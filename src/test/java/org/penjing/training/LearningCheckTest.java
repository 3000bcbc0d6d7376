package org.penjing.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.penjing.compress.WeightQuantizer;
import org.penjing.data.Puzzle;
import org.penjing.network.family.TinyRecursive;
import org.penjing.network.family.TinyRecursive.Mixer;
import org.penjing.process.ChildFailedException;
import org.penjing.task.Grids;
import org.penjing.task.Metric;

class LearningCheckTest {
    private static final int CELLS = 10;

    /** Answers that differ from the question in their last cell. */
    private static final List<Puzzle> PUZZLES = puzzles();

    /** Copying the question. */
    private static final Score COPY = score(Puzzle::question);

    private static final Score RIGHT = score(Puzzle::answer);

    private static final Score BETTER_IN_CELLS =
            new Score(Map.of(Metric.EXACT_ACCURACY, 0.0, Metric.CELL_ACCURACY, 0.93), COPY.losses());

    private final LearningCheck check = new LearningCheck(
            new SupernetTask(
                    new TinyRecursive(CELLS, 3, 8, 1, Mixer.TOKEN, 6, 0, 10, 1, 2),
                    Grids.task("012", CELLS),
                    new ElasticSpace(Map.of(), Map.of()),
                    new TrainingPlan(
                            40,
                            160,
                            4,
                            16,
                            2,
                            0.01,
                            0.1,
                            0.9,
                            Augmentation.NONE,
                            Sharing.NONE,
                            null,
                            WeightQuantizer.LEAST_ERROR),
                    3),
            Grids.of(PUZZLES),
            Grids.of(PUZZLES));

    @Test
    void warnsFromAQuarterOfTheTrainingOn() {
        assertThat(check.warning(COPY, 49)).isNull();
        assertThat(check.warning(COPY, 50)).isEqualTo("so far no better than copying the question");
        assertThat(check.warning(RIGHT, 50)).isNull();
    }

    @Test
    void endsHalfWayWhenNothingHasShown() {
        assertThatThrownBy(() -> check.warning(COPY, 100))
                .isInstanceOf(ChildFailedException.class)
                .hasMessage("after 100 batches the network is no better than copying the question: on 62 held-out"
                        + " samples it has 0.0 % of puzzles and 90.0 % of cells right, copying the question has 0.0"
                        + " % of puzzles and 90.0 % of cells right. Train longer (training.warmupBatches and"
                        + " training.elasticBatches, now 40 and 160), take a wider network (model.width, now"
                        + " 8) or the other mixer (model.mixer, now token), or give more samples (now 62 to"
                        + " train on)");
    }

    @Test
    void goesOnWhileCellsImproveButEndsAsNothingIfNoPuzzleIsSolved() {
        assertThat(check.warning(BETTER_IN_CELLS, 150)).isNotNull();
        assertThatThrownBy(() -> check.requireLearned(BETTER_IN_CELLS))
                .isInstanceOf(ChildFailedException.class)
                .hasMessageContaining("after 200 batches")
                .hasMessageContaining("93.0 % of cells");
        check.requireLearned(RIGHT);
    }

    private static Score score(Function<Puzzle, int[]> way) {
        return GridScores.of(PUZZLES, way);
    }

    private static List<Puzzle> puzzles() {
        List<Puzzle> puzzles = new ArrayList<>();
        for (int i = 1; i < 63; i++) {
            int[] question = new int[CELLS];
            for (int cell = 0; cell < CELLS; cell++) {
                question[cell] = i >> cell & 1;
            }
            int[] answer = question.clone();
            answer[CELLS - 1] = 1 + i % 2;
            puzzles.add(new Puzzle(question, answer));
        }
        return puzzles;
    }
}
