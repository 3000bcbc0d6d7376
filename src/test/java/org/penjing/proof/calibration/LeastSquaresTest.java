package org.penjing.proof.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.penjing.network.RandomModels;

class LeastSquaresTest {
    private static final List<String> ITEMS = List.of("call", "rows", "elements");

    private static LeastSquares samples(double... figures) {
        LeastSquares samples = new LeastSquares("a kernel", ITEMS);
        RandomGenerator random = RandomModels.random(1);
        for (int i = 0; i < 30; i++) {
            int rows = random.nextInt(1, 20);
            double[] work = {1, rows, rows * random.nextInt(1, 40)};
            samples.add(work, figures[0] * work[0] + figures[1] * work[1] + figures[2] * work[2]);
        }
        return samples;
    }

    @Test
    void findsFiguresThatCountsAreMadeOf() {
        LeastSquares samples = samples(50, 17.5, 3);
        assertThat(samples.fit()).containsExactly(50.0, 17.5, 3.0);
        assertThat(samples.largestError(samples.fit())).isLessThan(1e-4);
    }

    @Test
    void aFigureThatWouldBeNegativeIsZero() {
        LeastSquares samples = samples(50, -2, 3);
        List<Double> fit = samples.fit();
        assertThat(fit.get(1)).isZero();
        assertThat(fit).allMatch(figure -> figure >= 0);
        assertThat(samples.largestError(fit)).isLessThan(samples.largestError(List.of(50.0, 0.0, 3.0)));
    }

    @Test
    void refusesItemsThatAlwaysOccurTogether() {
        LeastSquares samples = new LeastSquares("linear_w2_16_8", ITEMS);
        for (int i = 1; i < 20; i++) {
            samples.add(new double[] {1, i, 16.0 * i}, 10 + 3 * i);
        }
        assertThatThrownBy(samples::fit)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the samples of linear_w2_16_8 cannot tell apart: rows, elements");
    }

    @Test
    void refusesAnItemThatNeverOccurs() {
        LeastSquares samples = new LeastSquares("add_8", ITEMS);
        for (int i = 1; i < 20; i++) {
            samples.add(new double[] {1, 0, i}, 10 + 3 * i);
        }
        assertThatThrownBy(samples::fit).hasMessage("no sample of add_8 has rows");
    }

    @Test
    void refusesFewerSamplesThanItems() {
        LeastSquares samples = new LeastSquares("add_8", ITEMS);
        samples.add(new double[] {1, 2, 3}, 10);
        samples.add(new double[] {1, 3, 7}, 10);
        assertThatThrownBy(samples::fit).hasMessageContaining("cannot tell apart");
    }
}
