package org.penjing.network;

import java.util.Arrays;

/** What a network is asked, one question after the other. Arrays are shared, not copied. */
public sealed interface Questions {
    int size();

    /** Questions {@code from} to {@code to}, without the last. */
    Questions range(int from, int to);

    /** @param all token [question][cell], at least one question */
    record Tokens(int[][] all) implements Questions {
        @Override
        public int size() {
            return all.length;
        }

        @Override
        public Questions range(int from, int to) {
            return new Tokens(Arrays.copyOfRange(all, from, to));
        }
    }

    /** @param all number [question][feature], at least one question */
    record Numbers(float[][] all) implements Questions {
        @Override
        public int size() {
            return all.length;
        }

        @Override
        public Questions range(int from, int to) {
            return new Numbers(Arrays.copyOfRange(all, from, to));
        }
    }
}
