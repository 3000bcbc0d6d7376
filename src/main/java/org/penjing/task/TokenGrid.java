package org.penjing.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penjing.data.Puzzle;
import org.penjing.data.Sample;
import org.penjing.network.Answers;
import org.penjing.network.Questions;
import org.penjing.network.Reading;

/**
 * A token is told for each of the first cells of a question of tokens; an answer is right if all its cells are.
 *
 * @param alphabet a character for each token
 * @param inputs tokens of a question
 */
public record TokenGrid(String alphabet, int inputs) implements Task {
    @Override
    public Reading reading() {
        return Reading.LARGEST;
    }

    @Override
    public Metric headline() {
        return Metric.EXACT_ACCURACY;
    }

    @Override
    public Questions questions(List<? extends Sample> samples) {
        return new Questions.Tokens(
                samples.stream().map(sample -> ((Puzzle) sample).question()).toArray(int[][]::new));
    }

    @Override
    public Map<Metric, Double> metrics(Answers answers, List<? extends Sample> samples) {
        Answers.Tokens tokens = (Answers.Tokens) answers;
        TokenCounts counts = new TokenCounts();
        int exact = 0;
        for (int i = 0; i < samples.size(); i++) {
            int[] expected = ((Puzzle) samples.get(i)).answer();
            for (int cell = 0; cell < expected.length; cell++) {
                counts.add(expected[cell], tokens.token(i, cell));
            }
            exact += loss(answers, i, samples.get(i)) == 0 ? 1 : 0;
        }
        Map<Metric, Double> metrics = new LinkedHashMap<>();
        metrics.put(Metric.EXACT_ACCURACY, (double) exact / samples.size());
        metrics.put(Metric.CELL_ACCURACY, counts.rightShare());
        metrics.put(Metric.MACRO_F1, counts.macroF1());
        return metrics;
    }

    @Override
    public double loss(Answers answers, int question, Sample sample) {
        Answers.Tokens tokens = (Answers.Tokens) answers;
        int[] expected = ((Puzzle) sample).answer();
        for (int cell = 0; cell < expected.length; cell++) {
            if (tokens.token(question, cell) != expected[cell]) {
                return 1;
            }
        }
        return 0;
    }
}
