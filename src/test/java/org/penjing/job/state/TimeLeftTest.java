package org.penjing.job.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penjing.job.work.Progress.Stage;

class TimeLeftTest {
    private static final Map<Stage, Duration> EXPECTED = Map.of(
            Stage.SEARCHING, Duration.ofSeconds(50),
            Stage.FINE_TUNING, Duration.ofSeconds(30),
            Stage.VERIFYING, Duration.ofSeconds(20));

    @Test
    void theRestOfAStageGoesAtItsPaceAndLaterStagesTakeWhatIsExpected() {
        assertThat(left(JobState.TRAINING, 20, 0.25).duration()).contains(Duration.ofSeconds(60 + 100));
        assertThat(left(JobState.SEARCHING, 20, 0.5).duration()).contains(Duration.ofSeconds(20 + 50));
        assertThat(left(JobState.VERIFYING, 9, 0.9).duration()).contains(Duration.ofSeconds(1));
    }

    @Test
    void aStageThatHasHardlyBegunTakesWhatWasExpectedOfItLessWhatIsGone() {
        assertThat(left(JobState.SEARCHING, 4, 0.01).duration()).contains(Duration.ofSeconds(46 + 50));
        assertThat(left(JobState.VERIFYING, 30, 0).duration()).contains(Duration.ZERO);
    }

    @Test
    void saysNothingWithTooLittleToJudgeByAndAtTheEnd() {
        assertThat(left(JobState.TRAINING, 1, 0.01).duration()).isEmpty();
        assertThat(left(JobState.COMPLETED, 40, 1).duration()).isEmpty();
        assertThat(new TimeLeft(JobState.TRAINING, Duration.ofSeconds(20), 0.25, Map.of()).duration())
                .isEmpty();
    }

    @Test
    void percentIsTheShareOfTime() {
        assertThat(left(JobState.SEARCHING, 20, 0.5).percent(Duration.ofSeconds(70)))
                .isCloseTo(50, within(1e-9));
        assertThat(left(JobState.QUEUED, 0, 0).percent(Duration.ZERO)).isZero();
        assertThat(left(JobState.FAILED, 0, 0).percent(Duration.ofSeconds(70))).isEqualTo(100);
    }

    private static TimeLeft left(JobState state, long seconds, double fraction) {
        return new TimeLeft(state, Duration.ofSeconds(seconds), fraction, EXPECTED);
    }
}
