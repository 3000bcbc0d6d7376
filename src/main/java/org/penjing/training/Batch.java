package org.penjing.training;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.penjing.data.Puzzle;

/** Questions and answers as int64 tensors [n, cells]. */
record Batch(Tensor tokens, Tensor answers, int size) {
    static Batch of(List<Puzzle> puzzles) {
        int cells = puzzles.getFirst().question().length;
        long[] tokens = new long[puzzles.size() * cells];
        long[] answers = new long[puzzles.size() * cells];
        for (int i = 0; i < tokens.length; i++) {
            Puzzle puzzle = puzzles.get(i / cells);
            tokens[i] = puzzle.question()[i % cells];
            answers[i] = puzzle.answer()[i % cells];
        }
        return new Batch(
                Tensor.create(tokens, puzzles.size(), cells).clone(),
                Tensor.create(answers, puzzles.size(), cells).clone(),
                puzzles.size());
    }
}
