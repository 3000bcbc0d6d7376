package org.penjing.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdamWTest {
    @Test
    void theFirstUpdateMovesByTheLearningRateAgainstTheSignOfTheGradient() {
        TrainingState state = TrainingState.startingFrom(new float[] {1, 1});
        new AdamW(state).update(new float[] {0.3f, -0.2f}, 0.1, 0, 10, 0.9);
        assertThat(state.parameters()).containsExactly(new float[] {0.9f, 1.1f}, within(1e-6f));
        assertThat(state.step()).isEqualTo(1);
    }

    @Test
    void weightDecayIsDecoupledFromTheGradient() {
        TrainingState state = TrainingState.startingFrom(new float[] {2});
        new AdamW(state).update(new float[] {0}, 0.1, 0.5, 10, 0.9);
        assertThat(state.parameters()).containsExactly(new float[] {1.9f}, within(1e-6f));
    }

    @Test
    void longGradientsAreScaledToTheNormLimit() {
        TrainingState state = TrainingState.startingFrom(new float[] {0, 0});
        new AdamW(state).update(new float[] {3, 4}, 0.1, 0, 1, 0.9);
        assertThat(state.firstMoment()).containsExactly(new float[] {0.06f, 0.08f}, within(1e-6f));
    }

    @Test
    void theAverageFollowsQuicklyAtFirst() {
        TrainingState state = TrainingState.startingFrom(new float[] {0});
        new AdamW(state).update(new float[] {-1}, 1, 0, 10, 0.999);
        assertThat(state.average()[0]).isCloseTo(1 - 2f / 11, within(1e-5f));
    }
}
