package org.penjing.data.generator;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.penjing.base.InvalidInputException;
import org.penjing.base.Randoms;
import org.penjing.data.PackedPuzzles;
import org.penjing.data.Puzzle;
import org.penjing.data.Puzzles;

/**
 * Collects puzzles with distinct questions. Every attempt has a seed of its own, drawn in order, so attempts run in parallel
 * and the result depends on nothing but the first seed.
 */
final class DistinctPuzzles {
    private static final int LARGEST_BATCH = 1024;

    /** So many attempts in a row without a new puzzle, and there are taken to be no more. */
    private static final int PATIENCE = 2_000;

    private final PuzzleGenerator generator;
    private final Set<ByteBuffer> questions = new HashSet<>();
    private final List<byte[]> rows = new ArrayList<>();

    DistinctPuzzles(PuzzleGenerator generator) {
        this.generator = generator;
    }

    Puzzles generate(int count, long seed, Runnable pause) {
        if (count < 1) {
            throw new InvalidInputException("count", count, "at least 1", "ask for one puzzle or more");
        }
        RandomGenerator seeds = Randoms.of(seed);
        int misses = 0;
        while (rows.size() < count) {
            pause.run();
            int batch = Math.min(LARGEST_BATCH, count - rows.size());
            for (Optional<Puzzle> puzzle : attempts(seeds.longs(batch).toArray())) {
                misses = puzzle.isPresent() && add(puzzle.get()) ? 0 : misses + 1;
                if (misses == PATIENCE) {
                    throw new InvalidInputException(
                            "count",
                            count,
                            generator + " found no more than " + rows.size() + " distinct puzzles",
                            "ask for fewer puzzles, a larger size or another difficulty");
                }
            }
        }
        return new Puzzles(generator.alphabet(), PackedPuzzles.ofRows(rows.toArray(byte[][]::new), generator.cells()));
    }

    private List<Optional<Puzzle>> attempts(long[] seeds) {
        return LongStream.of(seeds)
                .parallel()
                .mapToObj(seed -> generator.attempt(Randoms.of(seed)))
                .toList();
    }

    private boolean add(Puzzle puzzle) {
        byte[] row = PackedPuzzles.pack(puzzle, generator.alphabet());
        boolean isNew = questions.add(ByteBuffer.wrap(row, 0, generator.cells()));
        if (isNew) {
            rows.add(row);
        }
        return isNew;
    }
}
