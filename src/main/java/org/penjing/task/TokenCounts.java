package org.penjing.task;

/** Counts right and wrong tokens, per token. */
final class TokenCounts {
    private static final int TOKENS = 256;

    private final int[] right = new int[TOKENS];
    private final int[] expected = new int[TOKENS];
    private final int[] given = new int[TOKENS];

    void add(int answer, int token) {
        expected[answer]++;
        given[token]++;
        if (answer == token) {
            right[token]++;
        }
    }

    double rightShare() {
        long all = 0;
        long hits = 0;
        for (int token = 0; token < TOKENS; token++) {
            all += expected[token];
            hits += right[token];
        }
        return (double) hits / all;
    }

    /** The mean over the tokens that were expected of {@code 2 right / (expected + given)}. */
    double macroF1() {
        int classes = 0;
        double sum = 0;
        for (int token = 0; token < TOKENS; token++) {
            if (expected[token] > 0) {
                classes++;
                sum += 2.0 * right[token] / (expected[token] + given[token]);
            }
        }
        return sum / classes;
    }
}
