package org.penjing.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GaussianProcessTest {
    private static final Matern KERNEL = new Matern(new double[] {0.7, 1.5, 4});
    private static final double[][] INPUTS = inputs(14, 3, 1);
    private static final double[][] OUTPUTS = Arrays.stream(INPUTS)
            .map(input -> new double[] {Math.sin(4 * input[0]) + input[1], 3 - 2 * input[0] * input[1]})
            .toArray(double[][]::new);

    @Test
    void withoutNoiseItPredictsWhatItWasTold() {
        GaussianProcess process = new GaussianProcess(KERNEL, 1e-9, INPUTS, OUTPUTS);
        for (int i = 0; i < INPUTS.length; i++) {
            GaussianProcess.Prediction prediction = process.predict(INPUTS[i]);
            assertThat(prediction.mean()).containsExactly(OUTPUTS[i], within(1e-4));
            assertThat(prediction.deviation()).containsExactly(new double[2], within(1e-3));
        }
    }

    @Test
    void farFromEverythingItExpectsTheMeanAndIsLeastSure() {
        GaussianProcess process = new GaussianProcess(KERNEL, 0.01, INPUTS, OUTPUTS);
        GaussianProcess.Prediction far = process.predict(new double[] {90, 90, 90});
        GaussianProcess.Prediction near = process.predict(new double[] {0.5, 0.5, 0.5});
        for (int output = 0; output < 2; output++) {
            int head = output;
            assertThat(far.mean()[output])
                    .isCloseTo(
                            Arrays.stream(OUTPUTS)
                                    .mapToDouble(row -> row[head])
                                    .average()
                                    .orElseThrow(),
                            within(1e-9));
            assertThat(far.deviation()[output]).isGreaterThan(2 * near.deviation()[output]);
        }
    }

    @Test
    void anOutputThatNeverChangesIsExpectedAsItIs() {
        double[][] constant = {{1, 5}, {2, 5}, {4, 5}};
        GaussianProcess process = new GaussianProcess(KERNEL, 0.01, inputs(3, 3, 2), constant);
        GaussianProcess.Prediction prediction = process.predict(new double[] {0.1, 0.9, 0.3});
        assertThat(prediction.mean()[1]).isEqualTo(5);
        assertThat(prediction.deviation()[1]).isZero();
    }

    @Test
    void gradientIsThatOfTheLikelihood() {
        double[] logarithms = {Math.log(0.7), Math.log(1.5), Math.log(4), Math.log(0.05)};
        double[] gradient =
                MarginalLikelihood.process(logarithms, INPUTS, OUTPUTS).gradient(0.05);
        double step = 1e-5;
        for (int i = 0; i < logarithms.length; i++) {
            double[] above = logarithms.clone();
            double[] below = logarithms.clone();
            above[i] += step;
            below[i] -= step;
            double slope = (MarginalLikelihood.process(above, INPUTS, OUTPUTS).logLikelihood()
                            - MarginalLikelihood.process(below, INPUTS, OUTPUTS).logLikelihood())
                    / (2 * step);
            assertThat(gradient[i]).isCloseTo(slope, within(1e-4 * Math.max(1, Math.abs(slope))));
        }
    }

    @Test
    void likeliestLengthScalesTellWhichFeatureMatters() {
        double[][] inputs = inputs(40, 3, 3);
        double[][] outputs = Arrays.stream(inputs)
                .map(input -> new double[] {Math.sin(6 * input[1])})
                .toArray(double[][]::new);
        double[] likeliest = new MarginalLikelihood(inputs, outputs).likeliest();
        assertThat(likeliest[1]).isLessThan(likeliest[0] - 1).isLessThan(likeliest[2] - 1);
        assertThat(new MarginalLikelihood(inputs, outputs).likeliest()).isEqualTo(likeliest);
    }

    private static double[][] inputs(int samples, int features, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, samples)
                .mapToObj(i -> random.doubles(features).toArray())
                .toArray(double[][]::new);
    }
}
