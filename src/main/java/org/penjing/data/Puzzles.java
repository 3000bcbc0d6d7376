package org.penjing.data;

import java.util.List;

/**
 * Puzzles of one length over one alphabet. They are held packed, a byte a token: {@code all().get(i)} makes arrays of its
 * own, so take a puzzle once and keep it where its tokens are read many times.
 */
public record Puzzles(Alphabet alphabet, List<Puzzle> all) {
    /** @throws IllegalArgumentException if lengths differ or a token is not in the alphabet */
    public Puzzles {
        all = PackedPuzzles.of(all, alphabet);
    }

    public int size() {
        return all.size();
    }

    /** Tokens of a question. */
    public int cells() {
        return packed().cells();
    }

    /** Tokens of an answer, at most as many as of a question. */
    public int answerCells() {
        return all.getFirst().answer().length;
    }

    /** The first {@code count} puzzles, or all of them if there are fewer. */
    public Puzzles first(int count) {
        return count >= size() ? this : new Puzzles(alphabet, packed().first(count));
    }

    /**
     * SHA-256 in lower-case hexadecimal of the content, whatever its order: the alphabet on a line, then the sorted lines
     * {@code question,answer}, in UTF-8.
     */
    public String hash() {
        return DataHash.of(this);
    }

    public PackedPuzzles packed() {
        return (PackedPuzzles) all;
    }
}
