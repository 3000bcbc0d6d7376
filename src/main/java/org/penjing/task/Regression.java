package org.penjing.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penjing.data.MeasuredVector;
import org.penjing.data.Sample;
import org.penjing.network.Answers;
import org.penjing.network.Questions;
import org.penjing.network.Reading;

/**
 * Numbers are told from numbers.
 *
 * @param inputs numbers of a question
 * @param outputs numbers of an answer
 * @param unit what 1 stands for in samples and answers, in the unit that targets are told in
 */
public record Regression(int inputs, int outputs, double unit) implements Task {
    @Override
    public Reading reading() {
        return Reading.NUMBERS;
    }

    @Override
    public Metric headline() {
        return Metric.R2;
    }

    @Override
    public Questions questions(List<? extends Sample> samples) {
        return new Questions.Numbers(samples.stream()
                .map(sample -> ((MeasuredVector) sample).numbers())
                .toArray(float[][]::new));
    }

    @Override
    public Map<Metric, Double> metrics(Answers answers, List<? extends Sample> samples) {
        double squares = 0;
        double absolutes = 0;
        double explained = 0;
        for (int output = 0; output < outputs; output++) {
            double mean = mean(samples, output);
            double ofOutput = 0;
            double spread = 0;
            for (int i = 0; i < samples.size(); i++) {
                double target = target(samples.get(i), output);
                double error = ((Answers.Numbers) answers).number(i, output) - target;
                ofOutput += error * error;
                absolutes += Math.abs(error);
                spread += (target - mean) * (target - mean);
            }
            squares += ofOutput;
            explained += determination(ofOutput, spread);
        }
        double count = (double) samples.size() * outputs;
        Map<Metric, Double> metrics = new LinkedHashMap<>();
        metrics.put(Metric.R2, explained / outputs);
        metrics.put(Metric.MEAN_ABSOLUTE_ERROR, unit * absolutes / count);
        metrics.put(Metric.ROOT_MEAN_SQUARED_ERROR, unit * Math.sqrt(squares / count));
        return metrics;
    }

    /** Of targets that are all the same nothing is explained, unless all of them are hit. */
    private static double determination(double squares, double spread) {
        return squares == 0 ? 1 : spread == 0 ? 0 : 1 - squares / spread;
    }

    @Override
    public double loss(Answers answers, int question, Sample sample) {
        double squares = 0;
        for (int output = 0; output < outputs; output++) {
            double error = ((Answers.Numbers) answers).number(question, output) - target(sample, output);
            squares += error * error;
        }
        return squares;
    }

    private static double mean(List<? extends Sample> samples, int output) {
        return samples.stream()
                .mapToDouble(sample -> target(sample, output))
                .average()
                .orElseThrow();
    }

    private static double target(Sample sample, int output) {
        return ((MeasuredVector) sample).targets()[output];
    }
}
