package org.penjing.search.accuracy;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.penjing.compress.integer.IntegerExecutor;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.Sigmoid;
import org.penjing.onnx.runtime.StepwiseResult;
import org.penjing.task.Samples;

/** Runs the integer definition to a depth and keeps what it says after each step. */
public final class DefinitionTable {
    private DefinitionTable() {}

    /** The accuracy of {@code network} on {@code samples} at every depth up to {@code depth}. All processors share the work. */
    public static AccuracyTable of(IntegerNetwork network, Samples samples, int depth) {
        int[][] questions = network.integers(samples.questions());
        int[][][] answers = new int[depth][questions.length][];
        float[][] confidences = new float[depth][questions.length];
        int shares = Math.min(Runtime.getRuntime().availableProcessors(), questions.length);
        IntStream.range(0, shares).parallel().forEach(share -> {
            IntegerExecutor executor = new IntegerExecutor(network);
            for (int sample = share; sample < questions.length; sample += shares) {
                executor.reset();
                int[] asked = executor.values(network.question().name());
                System.arraycopy(questions[sample], 0, asked, 0, asked.length);
                for (int step = 0; step < depth; step++) {
                    executor.step();
                    executor.carry();
                    answers[step][sample] = executor.answer();
                    confidences[step][sample] = (float) executor.confidence() / Sigmoid.ONE;
                }
            }
        });
        return new AccuracyTable(
                new StepwiseResult(Stream.of(answers).map(network::answers).toList(), confidences), samples, true);
    }
}
