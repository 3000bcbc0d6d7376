package org.penjing.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penjing.data.LabelledVector;
import org.penjing.data.Sample;
import org.penjing.network.Answers;
import org.penjing.network.Questions;
import org.penjing.network.Reading;

/**
 * One of some classes is told from numbers.
 *
 * @param inputs numbers of a question
 * @param classes how many, at most 256
 */
public record Classification(int inputs, int classes) implements Task {
    public static final int MOST_CLASSES = 256;

    @Override
    public Reading reading() {
        return Reading.LARGEST;
    }

    @Override
    public Metric headline() {
        return Metric.ACCURACY;
    }

    @Override
    public Questions questions(List<? extends Sample> samples) {
        return new Questions.Numbers(samples.stream()
                .map(sample -> ((LabelledVector) sample).numbers())
                .toArray(float[][]::new));
    }

    @Override
    public Map<Metric, Double> metrics(Answers answers, List<? extends Sample> samples) {
        Answers.Tokens classes = (Answers.Tokens) answers;
        TokenCounts counts = new TokenCounts();
        for (int i = 0; i < samples.size(); i++) {
            counts.add(((LabelledVector) samples.get(i)).label(), classes.token(i, 0));
        }
        Map<Metric, Double> metrics = new LinkedHashMap<>();
        metrics.put(Metric.ACCURACY, counts.rightShare());
        metrics.put(Metric.MACRO_F1, counts.macroF1());
        return metrics;
    }

    @Override
    public double loss(Answers answers, int question, Sample sample) {
        return ((Answers.Tokens) answers).token(question, 0) == ((LabelledVector) sample).label() ? 0 : 1;
    }
}
