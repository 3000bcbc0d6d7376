package org.penjing.search.scoring;

import java.util.Arrays;
import java.util.List;
import org.penjing.data.Puzzle;

/**
 * How well answers fit.
 *
 * @param exact share of puzzles with every cell of the answer right
 * @param cell share of the answers' cells that are right
 * @param macroF1 mean F1 over the tokens that occur in the right answers, each token being a class
 * @param meanSteps steps taken on average
 * @param samples that were answered
 */
public record Accuracy(double exact, double cell, double macroF1, double meanSteps, int samples) {
    /**
     * @param answers token [sample][cell]
     * @param steps taken [sample]
     * @param puzzles of the samples, in their order
     */
    public static Accuracy of(int[][] answers, int[] steps, List<Puzzle> puzzles) {
        TokenCounts counts = new TokenCounts();
        int exact = 0;
        long taken = 0;
        for (int sample = 0; sample < answers.length; sample++) {
            int[] expected = puzzles.get(sample).answer();
            for (int cell = 0; cell < expected.length; cell++) {
                counts.add(expected[cell], answers[sample][cell]);
            }
            exact += Arrays.equals(expected, 0, expected.length, answers[sample], 0, expected.length) ? 1 : 0;
            taken += steps[sample];
        }
        int samples = answers.length;
        return new Accuracy(
                (double) exact / samples, counts.rightShare(), counts.macroF1(), (double) taken / samples, samples);
    }
}
