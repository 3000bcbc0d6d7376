package org.penjing.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.penjing.scoring.TuningGain.Trial;

class TuningGainTest {
    private static final TuningGain GAIN =
            new TuningGain(List.of(new Trial(0.9, 0.92), new Trial(0.5, 0.7), new Trial(0.7, 0.9)));

    @Test
    void gainIsAStraightLineBetweenTrialsAndThatOfTheNearestOutside() {
        assertThat(GAIN.at(0.5)).isCloseTo(0.2, within(1e-9));
        assertThat(GAIN.at(0.6)).isCloseTo(0.2, within(1e-9));
        assertThat(GAIN.at(0.8)).isCloseTo(0.11, within(1e-9));
        assertThat(GAIN.at(0.1)).isCloseTo(0.2, within(1e-9));
        assertThat(GAIN.at(1)).isCloseTo(0.02, within(1e-9));
    }

    @Test
    void aTrialThatTuningMadeWorseGainsNothing() {
        assertThat(new TuningGain(List.of(new Trial(0.8, 0.7))).at(0.8)).isZero();
    }

    @Test
    void estimatesAreOfUseDownToWhereTuningReachesWhatIsRequired() {
        double lowest = GAIN.lowest(0.9);
        assertThat(lowest).isBetween(0.7 - 1e-9, 0.701);
        assertThat(lowest + GAIN.at(lowest)).isGreaterThanOrEqualTo(0.9 - 1e-9);
        assertThat(TuningGain.NONE.lowest(0.9)).isEqualTo(0.9);
        assertThat(new TuningGain(List.of(new Trial(0.1, 1))).lowest(0.5)).isBetween(0.0, 0.001);
    }

    @Test
    void whatTuningDoesNotSaveIsNotSearchedHoweverMuchOneTrialGained() {
        TuningGain uneven = new TuningGain(List.of(new Trial(0.2, 0.5), new Trial(0.85, 0.86)));
        assertThat(uneven.lowest(0.9)).isGreaterThan(0.88);
    }

    @Test
    void theMarginIsTheGainAndTwoStandardErrors() {
        double error = Math.sqrt(0.9 * 0.1 / 100);
        assertThat(AccuracyFloor.of(0.95, 5, 100, TuningGain.NONE).margin()).isCloseTo(2 * error, within(1e-9));
        assertThat(AccuracyFloor.of(0.95, 5, 100, GAIN).margin()).isCloseTo(0.2 + 2 * error, within(2e-3));
    }
}
