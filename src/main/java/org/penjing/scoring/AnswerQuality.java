package org.penjing.scoring;

import java.util.Arrays;

/**
 * How right answers are.
 *
 * @param exactAccuracy share of answers that are right in every cell: the headline for puzzles
 * @param cellAccuracy share of cells that are right
 * @param macroF1 mean over the tokens that occur in the expected answers of their F1 score
 */
public record AnswerQuality(double exactAccuracy, double cellAccuracy, double macroF1) {
    /**
     * @param predicted tokens [sample][cell]
     * @param expected tokens [sample][cell], at least one sample
     * @param vocabulary how many tokens there are
     */
    public static AnswerQuality of(int[][] predicted, int[][] expected, int vocabulary) {
        long[] right = new long[vocabulary];
        long[] said = new long[vocabulary];
        long[] meant = new long[vocabulary];
        int exact = 0;
        for (int sample = 0; sample < expected.length; sample++) {
            for (int cell = 0; cell < expected[sample].length; cell++) {
                int token = predicted[sample][cell];
                said[token]++;
                meant[expected[sample][cell]]++;
                right[token] += token == expected[sample][cell] ? 1 : 0;
            }
            exact += Arrays.equals(predicted[sample], expected[sample]) ? 1 : 0;
        }
        return new AnswerQuality(
                (double) exact / expected.length,
                (double) Arrays.stream(right).sum() / Arrays.stream(meant).sum(),
                macroF1(right, said, meant));
    }

    private static double macroF1(long[] right, long[] said, long[] meant) {
        double sum = 0;
        int tokens = 0;
        for (int token = 0; token < meant.length; token++) {
            if (meant[token] > 0) {
                sum += 2.0 * right[token] / (said[token] + meant[token]);
                tokens++;
            }
        }
        return sum / tokens;
    }
}
