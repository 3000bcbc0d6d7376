package org.penjing.data;

import java.util.Arrays;

/**
 * A question and its answer as tokens, indices into an {@link Alphabet}. A network answers every cell of the question; an answer
 * that is shorter than the question is asked of the first cells only, and what stands in the others does not count. Arrays are
 * never written to.
 *
 * @param question [cells]
 * @param answer [answer cells], at least one and at most as many as the question has
 */
public record Puzzle(int[] question, int[] answer) implements Sample {
    public Puzzle {
        if (answer.length == 0 || answer.length > question.length) {
            throw new IllegalArgumentException("an answer needs 1 to " + question.length
                    + " cells, as many as its question, had " + answer.length);
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
