package org.penjing.search.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.penjing.search.scoring.TuningGain.Trial;
import org.penjing.task.Metric;

class TuningGainTest {
    private static final int DEPTH = 5;
    private static final TuningGain GAIN =
            new TuningGain(DEPTH, 0.5, List.of(new Trial(0.8, 0.94), new Trial(0.5, 0.7), new Trial(0.7, 0.9)));

    @Test
    void tunedAccuracyIsAStraightLineBetweenTrialsAndOnToOne() {
        assertThat(expected(0.5)).isCloseTo(0.7, within(1e-9));
        assertThat(expected(0.6)).isCloseTo(0.8, within(1e-9));
        assertThat(expected(0.75)).isCloseTo(0.92, within(1e-9));
        assertThat(expected(0.9)).isCloseTo(0.97, within(1e-9));
        assertThat(expected(1)).isEqualTo(1);
    }

    @Test
    void belowTheLowestTrialTheGainIsTheSame() {
        assertThat(expected(0.1)).isCloseTo(0.3, within(1e-9));
    }

    @Test
    void ofTooFewStepsOnlyAShareIsGained() {
        assertThat(GAIN.expected(0.5, 1)).isCloseTo(0.6, within(1e-9));
        assertThat(GAIN.expected(0.5, 3)).isCloseTo(0.65, within(1e-9));
        assertThat(GAIN.expected(0.5, 3 * DEPTH)).isEqualTo(expected(0.5));
    }

    @Test
    void moreIsNeverExpectedOfALowerEstimate() {
        TuningGain noisy = new TuningGain(
                1, 1, List.of(new Trial(0.6, 0.97), new Trial(0.85, 0.96), new Trial(0.85, 0.99), new Trial(0.3, 0.2)));
        double before = 0;
        for (double estimate = 0; estimate <= 1; estimate += 0.01) {
            double expected = noisy.expected(estimate, 1);
            assertThat(expected).isBetween(Math.max(before, estimate), 1.0);
            before = expected;
        }
    }

    @Test
    void withoutTrialsNothingIsGained() {
        assertThat(TuningGain.NONE.expected(0.4, 1)).isEqualTo(0.4);
        assertThat(TuningGain.NONE.lowest(0.9)).isEqualTo(0.9);
    }

    @Test
    void estimatesAreOfUseDownToWhereTuningReachesWhatIsRequired() {
        double lowest = GAIN.lowest(0.9);
        assertThat(lowest).isBetween(0.7 - 1e-9, 0.701);
        assertThat(expected(lowest)).isGreaterThanOrEqualTo(0.9 - 1e-9);
        assertThat(new TuningGain(1, 1, List.of(new Trial(0.1, 1))).lowest(0.5)).isBetween(0.0, 0.001);
    }

    @Test
    void theFloorIsBelowTheLimitByTwoStandardErrorsAndForEstimatesByTheGainToo() {
        double error = Math.sqrt(0.9 * 0.1 / 100);
        AccuracyFloor floor = AccuracyFloor.of(0.95, 5, Metric.ACCURACY, 100, GAIN);
        assertThat(floor.expected()).isCloseTo(0.9 - 2 * error, within(1e-9));
        assertThat(floor.estimated()).isCloseTo(0.64, within(2e-3));
        assertThat(AccuracyFloor.of(0.95, 5, Metric.ACCURACY, 100, TuningGain.NONE)
                        .estimated())
                .isCloseTo(0.84, within(1e-9));
    }

    private static double expected(double estimate) {
        return GAIN.expected(estimate, DEPTH);
    }
}
