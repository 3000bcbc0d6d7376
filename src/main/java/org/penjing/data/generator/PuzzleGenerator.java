package org.penjing.data.generator;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.penjing.data.Alphabet;
import org.penjing.data.Puzzle;
import org.penjing.data.Puzzles;

/** Makes puzzles that have exactly one right answer. */
public sealed interface PuzzleGenerator permits SudokuGenerator, MazeGenerator, SortingGenerator {
    Alphabet alphabet();

    /** Tokens of a question. */
    int cells();

    /** One random puzzle; empty when luck led to none and another try may. */
    Optional<Puzzle> attempt(RandomGenerator random);

    /**
     * {@code count} puzzles with distinct questions. The same seed gives the same puzzles, and a larger count begins with
     * those of a smaller one. Uses all cores.
     *
     * @throws org.penjing.base.InvalidInputException if there seem to be fewer distinct puzzles than {@code count}
     */
    default Puzzles generate(int count, long seed) {
        return generate(count, seed, () -> {});
    }

    /**
     * As {@link #generate(int, long)}.
     *
     * @param pause called before every batch; what it throws ends the work
     */
    default Puzzles generate(int count, long seed, Runnable pause) {
        return new DistinctPuzzles(this).generate(count, seed, pause);
    }
}
