package org.penjing.training;

import java.util.List;
import java.util.function.Function;
import org.penjing.data.Puzzle;
import org.penjing.network.Answers;
import org.penjing.task.Grids;

/** How ways of answering grids fare. */
final class GridScores {
    private GridScores() {}

    static Score of(List<Puzzle> puzzles, Function<Puzzle, int[]> way) {
        int cells = puzzles.getFirst().question().length;
        byte[] all = new byte[puzzles.size() * cells];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) way.apply(puzzles.get(i / cells))[i % cells];
        }
        return Score.of(new Answers.Tokens(all, cells), Grids.of(puzzles));
    }
}
