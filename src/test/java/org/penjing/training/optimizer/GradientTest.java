package org.penjing.training.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GradientTest {
    @Test
    void largerGradientIsScaledToItsShareBeforeItIsAdded() {
        Gradient full = gradient(3, 4);
        full.add(gradient(0, -20), 0.5);
        assertThat(full.values()).containsExactly(3, 1.5f);
    }

    @Test
    void smallerGradientIsAddedAsItIs() {
        Gradient full = gradient(3, 4);
        full.add(gradient(0, -1), 0.5);
        assertThat(full.values()).containsExactly(3, 3);
    }

    @Test
    void noGradientAddsNothing() {
        Gradient full = gradient(3, 4);
        full.add(gradient(0, 0), 1);
        assertThat(full.values()).containsExactly(3, 4);
    }

    @Test
    void meanCountsPuzzlesNotParts() {
        Gradient mean =
                Gradient.mean(List.of(new Gradient(1, new float[] {4, 0}, 3), new Gradient(5, new float[] {0, 8}, 1)));
        assertThat(mean.loss()).isEqualTo(2);
        assertThat(mean.values()).containsExactly(3, 2);
    }

    private static Gradient gradient(float... values) {
        return new Gradient(0, values, 1);
    }
}
