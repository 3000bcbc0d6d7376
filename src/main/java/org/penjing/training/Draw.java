package org.penjing.training;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.penjing.data.Puzzle;

/** Batches of puzzles. */
final class Draw {
    private Draw() {}

    /** Draws with replacement. */
    static List<Puzzle> from(List<Puzzle> puzzles, int count, RandomGenerator random) {
        List<Puzzle> drawn = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            drawn.add(puzzles.get(random.nextInt(puzzles.size())));
        }
        return drawn;
    }

    /** A batch in equal parts, at most one for each worker and none of them empty. */
    static List<List<Puzzle>> parts(List<Puzzle> batch) {
        int count = Math.min(GradientWorkers.THREADS, batch.size());
        List<List<Puzzle>> parts = new ArrayList<>(count);
        for (int part = 0; part < count; part++) {
            parts.add(batch.subList(batch.size() * part / count, batch.size() * (part + 1) / count));
        }
        return parts;
    }
}
