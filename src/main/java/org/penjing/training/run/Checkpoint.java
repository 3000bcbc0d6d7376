package org.penjing.training.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Lookup;
import org.penjing.compress.ActivationRange;
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.SafeTensors;
import org.penjing.tensor.Shape;
import org.penjing.training.optimizer.TrainingState;

/** Everything from which training goes on exactly as if it had never stopped. */
record Checkpoint(TrainingState state, Map<String, ActivationRange> ranges) {
    private static final String STEP = "step";
    private static final String BATCH = "batch";

    /** Becomes the last one of {@code directory}; that which was the last is kept as the one before. */
    void write(TrainingDirectory directory) throws IOException {
        if (Files.exists(directory.checkpoint())) {
            Files.move(directory.checkpoint(), directory.previousCheckpoint(), StandardCopyOption.REPLACE_EXISTING);
        }
        write(directory.checkpoint());
    }

    /** The last one that is whole; null if there is none. */
    static @Nullable Checkpoint last(TrainingDirectory directory) {
        for (Path file : List.of(directory.checkpoint(), directory.previousCheckpoint())) {
            try {
                if (Files.exists(file)) {
                    return read(file);
                }
            } catch (IOException | IllegalArgumentException damaged) {
                System.err.println("training goes on from an earlier checkpoint: " + damaged.getMessage());
            }
        }
        return null;
    }

    void write(Path file) throws IOException {
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        tensors.put("parameters", flat(state.parameters()));
        tensors.put("firstMoment", flat(state.firstMoment()));
        tensors.put("secondMoment", flat(state.secondMoment()));
        tensors.put("average", flat(state.average()));
        SupernetFile.putRanges(ranges, tensors);
        new SafeTensors(
                        tensors,
                        Map.of("format", "penjing-checkpoint-1", STEP, "" + state.step(), BATCH, "" + state.batch()))
                .write(file);
    }

    static Checkpoint read(Path file) throws IOException {
        SafeTensors stored = SafeTensors.read(file);
        Map<String, FloatTensor> tensors = stored.tensors();
        TrainingState state = new TrainingState(
                Lookup.in(tensors, "parameters").values(),
                Lookup.in(tensors, "firstMoment").values(),
                Lookup.in(tensors, "secondMoment").values(),
                Lookup.in(tensors, "average").values(),
                Integer.parseInt(Lookup.in(stored.metadata(), STEP)),
                Integer.parseInt(Lookup.in(stored.metadata(), BATCH)));
        return new Checkpoint(state, SupernetFile.ranges(tensors));
    }

    private static FloatTensor flat(float[] values) {
        return new FloatTensor(Shape.of(values.length), values);
    }
}
