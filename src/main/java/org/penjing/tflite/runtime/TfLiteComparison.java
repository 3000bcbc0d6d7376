package org.penjing.tflite.runtime;

import java.util.Arrays;
import org.penjing.compress.integer.IntegerModel;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.IntegerTensor;
import org.penjing.tflite.flatbuffer.Bytes;

/**
 * How whole recursions of a file differ from those of the definition.
 *
 * @param questions how many were asked
 * @param answersThatDiffer of them, in any cell
 * @param cells of all questions
 * @param cellsThatDiffer of them
 * @param stepCountsThatDiffer questions that ended after another number of steps
 * @param largestStateDifference of a value of a carried state after the last step, in units of the last place, over the
 *     questions that took equally many steps
 */
public record TfLiteComparison(
        int questions,
        int answersThatDiffer,
        int cells,
        int cellsThatDiffer,
        int stepCountsThatDiffer,
        int largestStateDifference) {

    /**
     * Asks both.
     *
     * @param file one step of the model's network
     * @throws TfLiteException if the interpreter refuses the file or fails
     */
    public static TfLiteComparison of(IntegerModel model, byte[] file, int[][] questions) {
        IntegerModel.Runner definition = model.runner();
        TfLiteComparison sum = new TfLiteComparison(0, 0, 0, 0, 0, 0);
        try (TfLiteRecursion recursion = new TfLiteRecursion(model, file)) {
            for (int[] question : questions) {
                sum = sum.plus(model.network(), definition.run(question), recursion.run(question));
            }
        }
        return sum;
    }

    /** The share of questions whose answer differs. */
    public double shareOfAnswers() {
        return questions == 0 ? 0 : (double) answersThatDiffer / questions;
    }

    private TfLiteComparison plus(
            IntegerNetwork network, IntegerModel.Inference expected, IntegerModel.Inference actual) {
        int differing = 0;
        for (int cell = 0; cell < expected.answer().length; cell++) {
            differing += expected.answer()[cell] == actual.answer()[cell] ? 0 : 1;
        }
        boolean sameSteps = expected.steps() == actual.steps();
        return new TfLiteComparison(
                questions + 1,
                answersThatDiffer + (differing > 0 ? 1 : 0),
                cells + expected.answer().length,
                cellsThatDiffer + differing,
                stepCountsThatDiffer + (sameSteps ? 0 : 1),
                sameSteps
                        ? Math.max(largestStateDifference, difference(network, expected.state(), actual.state()))
                        : largestStateDifference);
    }

    private static int difference(IntegerNetwork network, byte[] expected, byte[] actual) {
        int largest = 0;
        int from = 0;
        for (IntegerTensor state : network.left()) {
            int to = from + state.bytes();
            int[] one = Bytes.toActivations(state.bits(), Arrays.copyOfRange(expected, from, to));
            int[] other = Bytes.toActivations(state.bits(), Arrays.copyOfRange(actual, from, to));
            for (int i = 0; i < one.length; i++) {
                largest = Math.max(largest, Math.abs(one[i] - other[i]));
            }
            from = to;
        }
        return largest;
    }
}
