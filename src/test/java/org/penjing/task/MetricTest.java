package org.penjing.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTest {
    private static final int TRIALS = 4_000;

    @Test
    void aMetricIsFoundByItsId() {
        assertThat(Stream.of(Metric.values())).allMatch(metric -> Metric.of(metric.id()) == metric);
        assertThatIllegalArgumentException().isThrownBy(() -> Metric.of("exact"));
    }

    /** Coins are thrown, and numbers are predicted with normal errors, over and over: how far do the values scatter? */
    @ParameterizedTest
    @CsvSource({"ACCURACY, 0.5", "ACCURACY, 0.9", "R2, 0.5", "R2, 0.9"})
    void aStandardErrorIsHowFarMeasuredValuesScatter(Metric metric, double value) {
        SplittableRandom random = new SplittableRandom(7);
        int samples = 200;
        double[] measured = DoubleStream.generate(
                        () -> metric == Metric.R2 ? r2(value, samples, random) : share(value, samples, random))
                .limit(TRIALS)
                .toArray();
        double mean = DoubleStream.of(measured).average().orElseThrow();
        double scatter = Math.sqrt(DoubleStream.of(measured)
                .map(one -> (one - mean) * (one - mean))
                .average()
                .orElseThrow());
        assertThat(metric.standardError(value, samples)).isCloseTo(scatter, within(0.1 * scatter));
    }

    @Test
    void aValueBeyondItsRangeHasTheErrorOfItsEnd() {
        assertThat(Metric.R2.standardError(-3, 100)).isZero();
        assertThat(Metric.ACCURACY.standardError(1.2, 100)).isZero();
    }

    private static double share(double value, int samples, SplittableRandom random) {
        return random.doubles(samples).filter(one -> one < value).count() / (double) samples;
    }

    private static double r2(double value, int samples, SplittableRandom random) {
        double[] x = new double[samples];
        double[] y = new double[samples];
        for (int i = 0; i < samples; i++) {
            x[i] = random.nextGaussian() * Math.sqrt(value);
            y[i] = x[i] + random.nextGaussian() * Math.sqrt(1 - value);
        }
        double mean = DoubleStream.of(y).average().orElseThrow();
        double errors = 0;
        double variance = 0;
        for (int i = 0; i < samples; i++) {
            errors += (y[i] - x[i]) * (y[i] - x[i]);
            variance += (y[i] - mean) * (y[i] - mean);
        }
        return 1 - errors / variance;
    }
}
