package org.penjing.training;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.penjing.data.Puzzle;

/** Questions and answers as int64 tensors [n, cells] and [n, answer cells]. */
record Batch(Tensor tokens, Tensor answers, int size) {
    static Batch of(List<Puzzle> puzzles) {
        return new Batch(tensor(puzzles, Puzzle::question), tensor(puzzles, Puzzle::answer), puzzles.size());
    }

    int answerCells() {
        return (int) answers.size(1);
    }

    private static Tensor tensor(List<Puzzle> puzzles, Function<Puzzle, int[]> tokens) {
        long[] all = puzzles.stream()
                .map(tokens)
                .flatMapToInt(Arrays::stream)
                .asLongStream()
                .toArray();
        return Tensor.create(all, puzzles.size(), all.length / puzzles.size()).clone();
    }
}
