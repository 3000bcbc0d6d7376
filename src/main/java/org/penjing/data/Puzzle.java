package org.penjing.data;

import java.util.Arrays;

/** A question and its answer as tokens, indices into an {@link Alphabet}; both have one length. Arrays are never written to. */
public record Puzzle(int[] question, int[] answer) {
    public Puzzle {
        if (question.length != answer.length || question.length == 0) {
            throw new IllegalArgumentException(
                    "question and answer need one length, had " + question.length + " and " + answer.length);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Puzzle(int[] otherQuestion, int[] otherAnswer)
                && Arrays.equals(question, otherQuestion)
                && Arrays.equals(answer, otherAnswer);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(question) + Arrays.hashCode(answer);
    }

    @Override
    public String toString() {
        return "Puzzle[" + Arrays.toString(question) + " -> " + Arrays.toString(answer) + "]";
    }
}
