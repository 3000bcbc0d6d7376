package org.penjing.search.scoring;

import java.util.List;
import java.util.stream.IntStream;
import org.penjing.compress.integer.IntegerExecutor;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.Sigmoid;
import org.penjing.data.Puzzle;
import org.penjing.data.Puzzles;
import org.penjing.onnx.StepwiseResult;

/** Runs the integer definition to a depth and keeps what it says after each step. */
public final class DefinitionTable {
    private DefinitionTable() {}

    /** The accuracy of {@code network} on {@code puzzles} at every depth up to {@code depth}. All processors share the work. */
    public static AccuracyTable of(IntegerNetwork network, Puzzles puzzles, int depth) {
        List<Puzzle> all = puzzles.all();
        byte[][] answers = new byte[depth][all.size() * network.cells()];
        float[][] confidences = new float[depth][all.size()];
        int shares = Math.min(Runtime.getRuntime().availableProcessors(), all.size());
        IntStream.range(0, shares).parallel().forEach(share -> {
            IntegerExecutor executor = new IntegerExecutor(network);
            for (int sample = share; sample < all.size(); sample += shares) {
                run(network, executor, all.get(sample), sample, answers, confidences);
            }
        });
        return new AccuracyTable(new StepwiseResult(answers, confidences), all, true);
    }

    private static void run(
            IntegerNetwork network,
            IntegerExecutor executor,
            Puzzle puzzle,
            int sample,
            byte[][] answers,
            float[][] confidences) {
        int cells = network.cells();
        executor.reset();
        System.arraycopy(puzzle.question(), 0, executor.values(network.tokens()), 0, cells);
        for (int step = 0; step < answers.length; step++) {
            executor.step();
            executor.carry();
            int[] answer = executor.answer();
            for (int cell = 0; cell < cells; cell++) {
                answers[step][sample * cells + cell] = (byte) answer[cell];
            }
            confidences[step][sample] = (float) executor.confidence() / Sigmoid.ONE;
        }
    }
}
