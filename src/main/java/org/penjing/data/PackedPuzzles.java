package org.penjing.data;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/** An immutable list of puzzles, each held as one row of bytes: the question's tokens, then the answer's. */
final class PackedPuzzles extends AbstractList<Puzzle> implements RandomAccess {
    private final byte[][] rows;

    private PackedPuzzles(byte[][] rows) {
        this.rows = rows;
    }

    /** @throws IllegalArgumentException if lengths differ or a token is not in the alphabet */
    static PackedPuzzles of(List<Puzzle> puzzles, Alphabet alphabet) {
        if (puzzles instanceof PackedPuzzles packed) {
            return packed;
        }
        byte[][] rows = puzzles.stream().map(puzzle -> pack(puzzle, alphabet)).toArray(byte[][]::new);
        for (byte[] row : rows) {
            if (row.length != rows[0].length) {
                throw new IllegalArgumentException(
                        "puzzles need one length, had " + rows[0].length / 2 + " and " + row.length / 2);
            }
        }
        return new PackedPuzzles(rows);
    }

    /** Takes over rows of one even length whose tokens are known to be in the alphabet. */
    static PackedPuzzles ofRows(byte[][] rows) {
        return new PackedPuzzles(rows);
    }

    static byte[] pack(Puzzle puzzle, Alphabet alphabet) {
        int cells = puzzle.question().length;
        byte[] row = new byte[2 * cells];
        for (int i = 0; i < row.length; i++) {
            int token = i < cells ? puzzle.question()[i] : puzzle.answer()[i - cells];
            if (token < 0 || token >= alphabet.size()) {
                throw new IllegalArgumentException("tokens are 0 to " + (alphabet.size() - 1) + " in \""
                        + alphabet.characters() + "\", was " + token);
            }
            row[i] = (byte) token;
        }
        return row;
    }

    /** The rows themselves, in a new array. */
    byte[][] rows() {
        return rows.clone();
    }

    PackedPuzzles first(int count) {
        return new PackedPuzzles(Arrays.copyOf(rows, count));
    }

    @Override
    public Puzzle get(int index) {
        byte[] row = rows[index];
        int cells = row.length / 2;
        int[] question = new int[cells];
        int[] answer = new int[cells];
        for (int i = 0; i < cells; i++) {
            question[i] = Byte.toUnsignedInt(row[i]);
            answer[i] = Byte.toUnsignedInt(row[cells + i]);
        }
        return new Puzzle(question, answer);
    }

    @Override
    public int size() {
        return rows.length;
    }

    static int compareQuestions(byte[] row, byte[] other) {
        return Arrays.compareUnsigned(row, 0, row.length / 2, other, 0, other.length / 2);
    }

    static int compareAnswers(byte[] row, byte[] other) {
        return Arrays.compareUnsigned(row, row.length / 2, row.length, other, other.length / 2, other.length);
    }
}
