package org.penjing.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
    @Test
    void percentGrowsThroughTheStages() {
        assertThat(TimeLeft.percent(JobState.QUEUED, 0)).isZero();
        assertThat(TimeLeft.percent(JobState.TRAINING, 0.5)).isCloseTo(20, within(1e-9));
        assertThat(TimeLeft.percent(JobState.SEARCHING, 0.25)).isCloseTo(50, within(1e-9));
        assertThat(TimeLeft.percent(JobState.FINE_TUNING, 0)).isCloseTo(80, within(1e-9));
        assertThat(TimeLeft.percent(JobState.VERIFYING, 1)).isCloseTo(100, within(1e-9));
        assertThat(TimeLeft.percent(JobState.FAILED, 0)).isEqualTo(100);
    }

    @Test
    void theRestTakesAsLongAsItsShare() {
        assertThat(TimeLeft.of(JobState.SEARCHING, 0, Duration.ofSeconds(40))).contains(Duration.ofSeconds(60));
    }

    @Test
    void saysNothingWithTooLittleToJudgeByAndAtTheEnd() {
        assertThat(TimeLeft.of(JobState.TRAINING, 0.01, Duration.ofSeconds(40))).isEmpty();
        assertThat(TimeLeft.of(JobState.COMPLETED, 1, Duration.ofSeconds(40))).isEmpty();
    }
}
