package org.penjing.search.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.Precision;
import org.penjing.compress.RandomSubnets;
import org.penjing.compress.integer.IntegerModel;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.Sigmoid;
import org.penjing.data.Puzzle;
import org.penjing.network.Answers;
import org.penjing.onnx.runtime.StepwiseResult;
import org.penjing.task.Grids;
import org.penjing.task.Quality;

class HaltingThresholdTest {
    private static final int SAMPLES = 1000;
    private static final int DEPTH = 3;
    private static final double POINTS = 0.5;

    /** Answers of one cell: right in all steps but the first of the {@code late} first samples, whose confidence is 0.6 there. */
    private static AccuracyTable table(int late, float confidenceOfOthers) {
        byte[][] answers = new byte[DEPTH][SAMPLES];
        float[][] confidences = new float[DEPTH][SAMPLES];
        for (int step = 0; step < DEPTH; step++) {
            for (int sample = 0; sample < SAMPLES; sample++) {
                boolean wrong = step == 0 && sample < late;
                answers[step][sample] = (byte) (wrong ? 0 : 1);
                confidences[step][sample] = step == 0 ? sample < late ? 0.6f : confidenceOfOthers : 1;
            }
        }
        List<Puzzle> puzzles = Collections.nCopies(SAMPLES, new Puzzle(new int[] {0}, new int[] {1}));
        return new AccuracyTable(
                new StepwiseResult(
                        Stream.of(answers)
                                .<Answers>map(all -> new Answers.Tokens(all, 1))
                                .toList(),
                        confidences),
                Grids.of(puzzles),
                true);
    }

    @Test
    void endsWhereNothingIsLostAfterTheFirstStep() {
        assertThat(HaltingThreshold.choose(table(0, 0.9f), DEPTH, POINTS)).isLessThanOrEqualTo(0.9);
    }

    @Test
    void leavesSamplesThatAreNotSureToGoOn() {
        double threshold = HaltingThreshold.choose(table(100, 0.9f), DEPTH, POINTS);
        assertThat(threshold).isGreaterThan(0.6).isLessThanOrEqualTo(0.9);
    }

    @Test
    void aLossThatOnlyChanceKeepsWithinTheLimitIsNotAllowed() {
        assertThat(table(4, 0.6f).halting(DEPTH, 0.5)).isEqualTo(new AccuracyTable.Halting(1, 4, 0));
        assertThat(HaltingThreshold.choose(table(4, 0.6f), DEPTH, 0.6)).isLessThan(0.6);
        assertThat(HaltingThreshold.choose(table(4, 0.6f), DEPTH, 0.5)).isGreaterThan(0.6);
    }

    @Test
    void neverEndsEarlyWhereThatSavesNoSteps() {
        assertThat(HaltingThreshold.choose(table(0, 0.1f), 1, POINTS)).isEqualTo(HaltingThreshold.NEVER);
        assertThat(HaltingThreshold.choose(table(1000, 0.9f), 1, POINTS)).isEqualTo(HaltingThreshold.NEVER);
    }

    @Test
    void theTableOfTheDefinitionSaysWhatItsInferencesSay() {
        CompressedModel model = RandomSubnets.compressed(RandomSubnets.TOKEN_MIXER, 8, new Precision(4, 8));
        IntegerNetwork network = IntegerNetwork.of(model);
        int[][] questions = RandomSubnets.questions(model.architecture(), 20);
        int[] confidences = new int[questions.length];
        for (int i = 0; i < questions.length; i++) {
            confidences[i] =
                    IntegerModel.of(network, 1, 1).runner().run(questions[i]).confidence();
        }
        double threshold = (double) confidences[7] / Sigmoid.ONE;
        IntegerModel halting = IntegerModel.of(network, DEPTH, threshold);
        List<Puzzle> puzzles = new ArrayList<>();
        double steps = 0;
        for (int[] question : questions) {
            IntegerModel.Inference inference = halting.runner().run(question);
            puzzles.add(new Puzzle(question, inference.answer()));
            steps += inference.steps();
        }
        Quality accuracy =
                DefinitionTable.of(network, Grids.of(".1234", puzzles), DEPTH).at(DEPTH, threshold);
        assertThat(accuracy.score()).isEqualTo(1);
        assertThat(accuracy.meanSteps()).isEqualTo(steps / questions.length);
    }
}
