package org.penjing.training;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.penjing.data.Sample;
import org.penjing.task.Samples;
import org.penjing.training.optimizer.GradientWorkers;

/** Batches of samples. */
final class Draw {
    private Draw() {}

    /** Draws with replacement. */
    static Samples from(Samples samples, int count, RandomGenerator random) {
        List<Sample> drawn = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            drawn.add(samples.all().get(random.nextInt(samples.size())));
        }
        return new Samples(samples.task(), drawn);
    }

    /** A batch in equal parts, at most one for each worker and none of them empty. */
    static List<Samples> parts(Samples batch) {
        int count = Math.min(GradientWorkers.THREADS, batch.size());
        List<Samples> parts = new ArrayList<>(count);
        for (int part = 0; part < count; part++) {
            parts.add(batch.range(batch.size() * part / count, batch.size() * (part + 1) / count));
        }
        return parts;
    }
}
