package org.penjing.onnx;

import java.util.Arrays;

/**
 * What a recursion said after each step, for every sample.
 *
 * @param answers the answer token [step][sample * cells + cell], vocabularies up to 256
 * @param confidences the halting confidence [step][sample], between 0 and 1
 */
public record StepwiseResult(byte[][] answers, float[][] confidences) {
    public StepwiseResult {
        if (answers.length != confidences.length || answers.length == 0) {
            throw new IllegalArgumentException(
                    "answers and confidences need one step each, had " + answers.length + " and " + confidences.length);
        }
    }

    public int depth() {
        return answers.length;
    }

    public int samples() {
        return confidences[0].length;
    }

    public int cells() {
        return answers[0].length / samples();
    }

    /** The answer token of a sample's cell after step {@code step}, counted from 0. */
    public int answer(int step, int sample, int cell) {
        return answers[step][sample * cells() + cell] & 0xFF;
    }

    /** This result followed by that of further samples. */
    public StepwiseResult with(StepwiseResult further) {
        byte[][] bothAnswers = new byte[depth()][];
        float[][] bothConfidences = new float[depth()][];
        for (int step = 0; step < depth(); step++) {
            bothAnswers[step] = Arrays.copyOf(answers[step], answers[step].length + further.answers[step].length);
            System.arraycopy(
                    further.answers[step], 0, bothAnswers[step], answers[step].length, further.answers[step].length);
            bothConfidences[step] = Arrays.copyOf(confidences[step], samples() + further.samples());
            System.arraycopy(further.confidences[step], 0, bothConfidences[step], samples(), further.samples());
        }
        return new StepwiseResult(bothAnswers, bothConfidences);
    }
}
