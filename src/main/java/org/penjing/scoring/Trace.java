package org.penjing.scoring;

import org.penjing.onnx.StepwiseResult;

/**
 * What a subnet said after each step on the first puzzles of a split: one run to the largest depth prices every smaller depth
 * and every halting threshold.
 *
 * @param expected answers [sample][cell], at least as many as there are samples in {@code said}
 */
record Trace(StepwiseResult said, int[][] expected, int vocabulary) {
    int puzzles() {
        return said.samples();
    }

    AnswerQuality quality(int depth, double haltThreshold) {
        int[][] predicted = new int[puzzles()][said.cells()];
        int[][] meant = new int[puzzles()][];
        for (int sample = 0; sample < predicted.length; sample++) {
            int step = steps(sample, depth, haltThreshold) - 1;
            for (int cell = 0; cell < predicted[sample].length; cell++) {
                predicted[sample][cell] = said.answer(step, sample, cell);
            }
            meant[sample] = expected[sample];
        }
        return AnswerQuality.of(predicted, meant, vocabulary);
    }

    double meanSteps(int depth, double haltThreshold) {
        long steps = 0;
        for (int sample = 0; sample < puzzles(); sample++) {
            steps += steps(sample, depth, haltThreshold);
        }
        return (double) steps / puzzles();
    }

    /** The step after which the confidence reaches the threshold, or the depth. A threshold of 1 never halts. */
    private int steps(int sample, int depth, double haltThreshold) {
        for (int step = 1; step < depth; step++) {
            if (haltThreshold < 1 && said.confidences()[step - 1][sample] >= haltThreshold) {
                return step;
            }
        }
        return depth;
    }
}
