package org.penjing.onnx.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.penjing.network.Answers;

/**
 * What a network said after each step, for every sample.
 *
 * @param answers after each step, all of one form
 * @param confidences the halting confidence [step][sample], between 0 and 1; 0 of networks that do not halt early
 */
public record StepwiseResult(List<Answers> answers, float[][] confidences) {
    public StepwiseResult {
        answers = List.copyOf(answers);
        if (answers.size() != confidences.length || answers.isEmpty()) {
            throw new IllegalArgumentException(
                    "answers and confidences need one step each, had " + answers.size() + " and " + confidences.length);
        }
    }

    public int depth() {
        return confidences.length;
    }

    public int samples() {
        return confidences[0].length;
    }

    /** The answers of samples of which each ends after so many steps, counted from 1. */
    public Answers ended(int[] steps) {
        Answers ended = answers.getFirst().empty(samples());
        for (int sample = 0; sample < steps.length; sample++) {
            ended.put(sample, answers.get(steps[sample] - 1), sample);
        }
        return ended;
    }

    /** This result followed by that of further samples. */
    public StepwiseResult with(StepwiseResult further) {
        List<Answers> bothAnswers = new ArrayList<>();
        float[][] bothConfidences = new float[depth()][];
        for (int step = 0; step < depth(); step++) {
            bothAnswers.add(answers.get(step).with(further.answers.get(step)));
            bothConfidences[step] = Arrays.copyOf(confidences[step], samples() + further.samples());
            System.arraycopy(further.confidences[step], 0, bothConfidences[step], samples(), further.samples());
        }
        return new StepwiseResult(bothAnswers, bothConfidences);
    }
}
