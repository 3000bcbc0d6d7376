package org.penjing.training.torch;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.penjing.data.LabelledVector;
import org.penjing.data.MeasuredVector;
import org.penjing.data.Puzzle;
import org.penjing.data.Sample;
import org.penjing.network.Questions;
import org.penjing.network.Reading;
import org.penjing.task.Samples;

/**
 * Samples as tensors.
 *
 * @param questions int64 tokens [n, cells], or float numbers [n, features]
 * @param answers int64 tokens [n, answer cells], a class being one of them, or float numbers [n, outputs]
 */
record Batch(Tensor questions, Tensor answers, int size) {
    static Batch of(Samples samples) {
        Tensor questions = switch (samples.questions()) {
            case Questions.Tokens(int[][] tokens) -> tensor(tokens);
            case Questions.Numbers(float[][] numbers) -> tensor(numbers);
        };
        Tensor answers = samples.task().reading() == Reading.NUMBERS
                ? tensor(samples.all().stream().map(Batch::targets).toArray(float[][]::new))
                : tensor(samples.all().stream().map(Batch::indices).toArray(int[][]::new));
        return new Batch(questions, answers, samples.size());
    }

    private static int[] indices(Sample sample) {
        return switch (sample) {
            case Puzzle(int[] _, int[] answer) -> answer;
            case LabelledVector(float[] _, int label) -> new int[] {label};
            case MeasuredVector _ -> throw new IllegalArgumentException("numbers are no index");
        };
    }

    private static float[] targets(Sample sample) {
        return switch (sample) {
            case MeasuredVector(float[] _, float[] targets) -> targets;
            case Puzzle _, LabelledVector _ -> throw new IllegalArgumentException("an index is no number");
        };
    }

    int answerCells() {
        return (int) answers.size(1);
    }

    private static Tensor tensor(int[][] rows) {
        long[] all =
                Arrays.stream(rows).flatMapToInt(Arrays::stream).asLongStream().toArray();
        return Tensor.create(all, rows.length, all.length / rows.length).clone();
    }

    private static Tensor tensor(float[][] rows) {
        float[] all = new float[rows.length * rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, all, row * rows[0].length, rows[0].length);
        }
        return Tensor.create(all, rows.length, rows[0].length).clone();
    }
}
