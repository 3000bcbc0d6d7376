package org.penjing.data.generator;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.penjing.base.InvalidInputException;
import org.penjing.data.Alphabet;
import org.penjing.data.Puzzle;

/**
 * Rows of random digits, each of the ten equally likely; the answer is the same digits in ascending order.
 *
 * @param length digits of a row, {@value #MIN_LENGTH} to {@value #MAX_LENGTH}
 */
public record SortingGenerator(int length) implements PuzzleGenerator {
    public static final int MIN_LENGTH = 2;
    public static final int MAX_LENGTH = 256;

    private static final Alphabet DIGITS = new Alphabet("0123456789");

    /** @throws InvalidInputException if the length is out of range */
    public SortingGenerator {
        if (!isLength(length)) {
            throw new InvalidInputException(
                    "length", length, MIN_LENGTH + " to " + MAX_LENGTH + " digits", "for instance 12");
        }
    }

    static boolean isLength(int length) {
        return length >= MIN_LENGTH && length <= MAX_LENGTH;
    }

    @Override
    public Alphabet alphabet() {
        return DIGITS;
    }

    @Override
    public int cells() {
        return length;
    }

    @Override
    public Optional<Puzzle> attempt(RandomGenerator random) {
        int[] digits = random.ints(length, 0, DIGITS.size()).toArray();
        int[] sorted = digits.clone();
        Arrays.sort(sorted);
        return Optional.of(new Puzzle(digits, sorted));
    }

    @Override
    public String toString() {
        return "sorting of " + length;
    }
}
