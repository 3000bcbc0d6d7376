package org.penjing.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.penjing.base.Randoms;

class TrainingPlanTest {
    @Test
    void batchesHaveItsDepthInTheMeanAndReachThreeTimesIt() {
        TrainingPlan plan = TrainingPlan.standard(48);
        RandomGenerator random = Randoms.of(1, 0);
        int[] depths = IntStream.range(0, 4000).map(_ -> plan.depth(random)).toArray();
        assertThat(IntStream.of(depths).average().orElseThrow()).isBetween(plan.depth() - 0.15, plan.depth() + 0.15);
        assertThat(depths).contains(1, 2 * plan.depth(), 3 * plan.depth());
        assertThat(IntStream.of(depths).max().orElseThrow()).isLessThanOrEqualTo(4 * plan.depth());
    }

    @Test
    void learningRateFallsWithTheWidth() {
        assertThat(TrainingPlan.standard(8).learningRate()).isEqualTo(0.02);
        assertThat(TrainingPlan.standard(16).learningRate()).isEqualTo(0.02);
        assertThat(TrainingPlan.standard(64).learningRate()).isEqualTo(0.005);
    }
}
