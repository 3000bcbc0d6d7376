package org.penjing.network;

import java.util.Arrays;

/** What networks answered to some questions, one answer after the other. Arrays are shared, not copied. */
public sealed interface Answers {
    /** How many questions were answered. */
    int size();

    /** These answers, then {@code further} ones of the same form. */
    Answers with(Answers further);

    /** Room for the answers of so many questions, of this form. */
    Answers empty(int questions);

    /** Puts the answer to question {@code from} of {@code other}, which has this form, at {@code to}. */
    void put(int to, Answers other, int from);

    /**
     * Indices of the largest numbers: tokens, or a class.
     *
     * @param all [question * cells + cell], each below 256
     * @param cells indices of one answer; a class is one
     */
    record Tokens(byte[] all, int cells) implements Answers {
        public int token(int question, int cell) {
            return all[question * cells + cell] & 0xFF;
        }

        @Override
        public int size() {
            return all.length / cells;
        }

        @Override
        public Tokens with(Answers further) {
            byte[] more = ((Tokens) further).all;
            byte[] both = Arrays.copyOf(all, all.length + more.length);
            System.arraycopy(more, 0, both, all.length, more.length);
            return new Tokens(both, cells);
        }

        @Override
        public Tokens empty(int questions) {
            return new Tokens(new byte[questions * cells], cells);
        }

        @Override
        public void put(int to, Answers other, int from) {
            System.arraycopy(((Tokens) other).all, from * cells, all, to * cells, cells);
        }
    }

    /**
     * Numbers.
     *
     * @param all [question * width + output]
     * @param width numbers of one answer
     */
    record Numbers(float[] all, int width) implements Answers {
        public float number(int question, int output) {
            return all[question * width + output];
        }

        @Override
        public int size() {
            return all.length / width;
        }

        @Override
        public Numbers with(Answers further) {
            float[] more = ((Numbers) further).all;
            float[] both = Arrays.copyOf(all, all.length + more.length);
            System.arraycopy(more, 0, both, all.length, more.length);
            return new Numbers(both, width);
        }

        @Override
        public Numbers empty(int questions) {
            return new Numbers(new float[questions * width], width);
        }

        @Override
        public void put(int to, Answers other, int from) {
            System.arraycopy(((Numbers) other).all, from * width, all, to * width, width);
        }
    }
}
