package org.penjing.data;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/** An immutable list of puzzles, each held as one row of bytes: the question's tokens, then the answer's. */
public final class PackedPuzzles extends AbstractList<Puzzle> implements RandomAccess {
    private final byte[][] rows;
    private final int cells;

    private PackedPuzzles(byte[][] rows, int cells) {
        this.rows = rows;
        this.cells = cells;
    }

    /** @throws IllegalArgumentException if lengths differ or a token is not in the alphabet */
    static PackedPuzzles of(List<Puzzle> puzzles, Alphabet alphabet) {
        if (puzzles instanceof PackedPuzzles packed) {
            return packed;
        }
        byte[][] rows = new byte[puzzles.size()][];
        int cells = puzzles.isEmpty() ? 0 : puzzles.getFirst().question().length;
        for (int i = 0; i < rows.length; i++) {
            Puzzle puzzle = puzzles.get(i);
            rows[i] = pack(puzzle, alphabet);
            if (puzzle.question().length != cells || rows[i].length != rows[0].length) {
                throw new IllegalArgumentException(
                        "puzzles need one length, had " + shape(puzzles.getFirst()) + " and " + shape(puzzle));
            }
        }
        return new PackedPuzzles(rows, cells);
    }

    /** Takes over rows of one length, with so many cells of a question, whose tokens are known to be in the alphabet. */
    public static PackedPuzzles ofRows(byte[][] rows, int cells) {
        return new PackedPuzzles(rows, cells);
    }

    public static byte[] pack(Puzzle puzzle, Alphabet alphabet) {
        int cells = puzzle.question().length;
        byte[] row = new byte[cells + puzzle.answer().length];
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
    public byte[][] rows() {
        return rows.clone();
    }

    PackedPuzzles first(int count) {
        return new PackedPuzzles(Arrays.copyOf(rows, count), cells);
    }

    @Override
    public Puzzle get(int index) {
        byte[] row = rows[index];
        return new Puzzle(tokens(row, 0, cells), tokens(row, cells, row.length));
    }

    @Override
    public int size() {
        return rows.length;
    }

    /** Cells of a question. */
    int cells() {
        return cells;
    }

    private static int[] tokens(byte[] row, int from, int to) {
        int[] tokens = new int[to - from];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = Byte.toUnsignedInt(row[from + i]);
        }
        return tokens;
    }

    private static String shape(Puzzle puzzle) {
        return puzzle.question().length + " with " + puzzle.answer().length;
    }
}
