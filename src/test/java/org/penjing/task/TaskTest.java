package org.penjing.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.penjing.data.LabelledVector;
import org.penjing.data.MeasuredVector;
import org.penjing.data.Puzzle;
import org.penjing.network.Answers;
import org.penjing.network.Questions;
import tools.jackson.databind.json.JsonMapper;

class TaskTest {
    @Test
    void classesCountShareAndMacroF1() {
        Task task = new Classification(1, 3);
        List<LabelledVector> samples = List.of(labelled(0), labelled(0), labelled(1), labelled(2));
        Answers answers = new Answers.Tokens(new byte[] {0, 1, 1, 1}, 1);
        assertThat(task.metrics(answers, samples).keySet()).startsWith(task.headline());
        assertThat(task.metrics(answers, samples).get(Metric.ACCURACY)).isEqualTo(0.5);
        double f1 = (2.0 / 3 + 2.0 / 4 + 0) / 3;
        assertThat(task.metrics(answers, samples).get(Metric.MACRO_F1)).isCloseTo(f1, within(1e-12));
        assertThat(task.loss(answers, 0, samples.get(0))).isZero();
        assertThat(task.loss(answers, 1, samples.get(1))).isOne();
    }

    @Test
    void numbersAreHeldAgainstTheirMean() {
        Task task = new Regression(1, 2, 4);
        List<MeasuredVector> samples = List.of(measured(1, 10), measured(3, 10));
        Answers mean = new Answers.Numbers(new float[] {2, 10, 2, 10}, 2);
        assertThat(task.metrics(mean, samples).get(Metric.R2)).isEqualTo((0.0 + 1) / 2);
        assertThat(task.metrics(mean, samples).get(Metric.MEAN_ABSOLUTE_ERROR)).isEqualTo(4 * 0.5);
        assertThat(task.metrics(mean, samples).get(Metric.ROOT_MEAN_SQUARED_ERROR))
                .isCloseTo(4 * Math.sqrt(0.5), within(1e-12));
        assertThat(task.loss(mean, 0, samples.getFirst())).isEqualTo(1);
        Answers worse = new Answers.Numbers(new float[] {2, 11, 2, 11}, 2);
        assertThat(task.metrics(worse, samples).get(Metric.R2)).isZero();
    }

    @Test
    void perfectAnswersScoreOneInEveryTask() {
        assertThat(headline(
                        new Regression(1, 1, 1),
                        new Answers.Numbers(new float[] {4, 4}, 1),
                        List.of(measured(4), measured(4))))
                .isEqualTo(1);
        assertThat(headline(
                        new Classification(1, 2),
                        new Answers.Tokens(new byte[] {1, 0}, 1),
                        List.of(labelled(1), labelled(0))))
                .isEqualTo(1);
        assertThat(headline(
                        new TokenGrid("01", 2),
                        new Answers.Tokens(new byte[] {1, 0}, 2),
                        List.of(new Puzzle(new int[] {0, 0}, new int[] {1, 0}))))
                .isEqualTo(1);
    }

    private static double headline(Task task, Answers answers, List<? extends org.penjing.data.Sample> samples) {
        return new Quality(task.metrics(answers, samples), 1, samples.size()).score();
    }

    @Test
    void questionsHaveTheFormOfTheTask() {
        assertThat(new Classification(1, 2).questions(List.of(labelled(1)))).isInstanceOf(Questions.Numbers.class);
        assertThat(Grids.task("01", 1).questions(List.of(new Puzzle(new int[] {1}, new int[] {0}))))
                .isInstanceOf(Questions.Tokens.class);
    }

    @Test
    void everyTaskIsStoredAndReadAgain() {
        JsonMapper json = JsonMapper.shared();
        for (Task task : List.of(new TokenGrid(".1234", 16), new Classification(3, 4), new Regression(5, 6, 0.5))) {
            assertThat(json.readValue(json.writeValueAsString(task), Task.class))
                    .isEqualTo(task);
        }
    }

    private static LabelledVector labelled(int label) {
        return new LabelledVector(new float[] {0}, label);
    }

    private static MeasuredVector measured(float... targets) {
        return new MeasuredVector(new float[] {0}, targets);
    }
}
