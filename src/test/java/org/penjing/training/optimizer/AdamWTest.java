package org.penjing.training.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AdamWTest {
    @Test
    void theFirstUpdateMovesByTheLearningRateAgainstTheSignOfTheGradient() {
        TrainingState state = TrainingState.startingFrom(new float[] {1, 1});
        optimizer(state, 0, 0.9).update(new float[] {0.3f, -0.2f}, 0.1);
        assertThat(state.parameters()).containsExactly(new float[] {0.9f, 1.1f}, within(1e-6f));
        assertThat(state.step()).isEqualTo(1);
    }

    @Test
    void weightDecayIsDecoupledFromTheGradient() {
        TrainingState state = TrainingState.startingFrom(new float[] {2});
        optimizer(state, 0.5, 0.9).update(new float[] {0}, 0.1);
        assertThat(state.parameters()).containsExactly(new float[] {1.9f}, within(1e-6f));
    }

    @Test
    void longGradientsAreScaledToTheNormLimit() {
        TrainingState state = TrainingState.startingFrom(new float[] {0, 0});
        optimizer(state, 0, 0.9).update(new float[] {3, 4}, 0.1);
        assertThat(state.firstMoment()).containsExactly(new float[] {0.06f, 0.08f}, within(1e-6f));
    }

    @Test
    void theAverageFollowsQuicklyAtFirst() {
        TrainingState state = TrainingState.startingFrom(new float[] {0});
        optimizer(state, 0, 0.999).update(new float[] {-1}, 1);
        assertThat(state.average()[0]).isCloseTo(1 / 1.2f, within(1e-5f));
    }

    @Test
    void onlyMarkedElementsDecay() {
        TrainingState state = TrainingState.startingFrom(new float[] {2, 2});
        new AdamW(state, new boolean[] {true, false}, 0.5, 0.9).update(new float[] {0, 0}, 0.1);
        assertThat(state.parameters()).containsExactly(new float[] {1.9f, 2}, within(1e-6f));
    }

    private static AdamW optimizer(TrainingState state, double weightDecay, double averaging) {
        boolean[] all = new boolean[state.parameters().length];
        Arrays.fill(all, true);
        return new AdamW(state, all, weightDecay, averaging);
    }
}
