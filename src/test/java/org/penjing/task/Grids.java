package org.penjing.task;

import java.util.List;
import org.penjing.data.Alphabet;
import org.penjing.data.Puzzle;
import org.penjing.data.Puzzles;

/** Samples of token grids. */
public final class Grids {
    private Grids() {}

    /** Puzzles over the tokens 0 to 9. */
    public static Samples of(List<Puzzle> puzzles) {
        return of("0123456789", puzzles);
    }

    public static Samples of(String alphabet, List<Puzzle> puzzles) {
        return Samples.of(new Puzzles(new Alphabet(alphabet), puzzles));
    }

    /** The task of questions of so many tokens. */
    public static Task task(String alphabet, int cells) {
        return new TokenGrid(alphabet, cells);
    }
}
