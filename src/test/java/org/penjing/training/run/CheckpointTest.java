package org.penjing.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.compress.ActivationRange;
import org.penjing.training.optimizer.TrainingState;

class CheckpointTest {
    private static final float THIRD = 1 / 3f;

    @Test
    void readsExactlyWhatItWrote(@TempDir Path directory) throws Exception {
        TrainingState state = new TrainingState(
                new float[] {THIRD, -0f},
                new float[] {1e-30f, 2},
                new float[] {3, Float.MIN_VALUE},
                new float[] {4, 5},
                6,
                7);
        Map<String, ActivationRange> ranges =
                Map.of("y", new ActivationRange(-THIRD, 2), "z", new ActivationRange(0, 1));
        Path file = directory.resolve("checkpoint");

        new Checkpoint(state, ranges).write(file);

        Checkpoint read = Checkpoint.read(file);
        assertThat(read.state()).usingRecursiveComparison().isEqualTo(state);
        assertThat(read.ranges()).isEqualTo(ranges);
    }
}
