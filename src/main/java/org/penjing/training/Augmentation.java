package org.penjing.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.random.RandomGenerator;
import org.penjing.base.Randoms;
import org.penjing.data.Puzzle;
import org.penjing.task.Samples;

/**
 * Changes that make of a puzzle and its answer another puzzle with its answer. They are drawn anew whenever a training puzzle
 * is; puzzles that judge a network stay as they are.
 */
public enum Augmentation {
    /** Puzzles as they are. */
    @JsonProperty("none")
    NONE {
        @Override
        Puzzle apply(Puzzle puzzle, RandomGenerator random) {
            return puzzle;
        }
    },

    /** Digits renamed; rows swapped within bands, columns within stacks; bands and stacks swapped. Token 0 is the blank. */
    @JsonProperty("sudoku")
    SUDOKU {
        @Override
        Puzzle apply(Puzzle puzzle, RandomGenerator random) {
            int size = side(puzzle.question().length);
            int boxRows = boxRows(size);
            int[] rows = lines(size, boxRows, random);
            int[] columns = lines(size, size / boxRows, random);
            int[] digits = Randoms.permutation(size, random);
            return new Puzzle(
                    moved(puzzle.question(), rows, columns, digits), moved(puzzle.answer(), rows, columns, digits));
        }

        private static int[] moved(int[] tokens, int[] rows, int[] columns, int[] digits) {
            int size = rows.length;
            int[] moved = new int[tokens.length];
            for (int cell = 0; cell < moved.length; cell++) {
                int token = tokens[rows[cell / size] * size + columns[cell % size]];
                moved[cell] = token == 0 ? 0 : 1 + digits[token - 1];
            }
            return moved;
        }

        /** Groups of {@code together} neighbouring lines in a new order, and the lines of each group too. */
        private static int[] lines(int size, int together, RandomGenerator random) {
            int[] lines = new int[size];
            int line = 0;
            for (int group : Randoms.permutation(size / together, random)) {
                for (int within : Randoms.permutation(together, random)) {
                    lines[line++] = group * together + within;
                }
            }
            return lines;
        }
    },

    /** One of the eight ways to lay down a square. */
    @JsonProperty("grid")
    GRID {
        @Override
        Puzzle apply(Puzzle puzzle, RandomGenerator random) {
            int way = random.nextInt(8);
            return new Puzzle(laid(puzzle.question(), way), laid(puzzle.answer(), way));
        }

        private static int[] laid(int[] tokens, int way) {
            int size = side(tokens.length);
            int[] laid = new int[tokens.length];
            for (int cell = 0; cell < laid.length; cell++) {
                int row = (way & 1) == 0 ? cell / size : size - 1 - cell / size;
                int column = (way & 2) == 0 ? cell % size : size - 1 - cell % size;
                laid[cell] = tokens[(way & 4) == 0 ? row * size + column : column * size + row];
            }
            return laid;
        }
    };

    /**
     * Whether puzzles like {@code puzzle} can be changed in this way.
     *
     * @param vocabulary distinct tokens; of a Sudoku a blank and as many digits as the board has cells a side
     */
    public boolean fits(Puzzle puzzle, int vocabulary) {
        int cells = puzzle.question().length;
        return switch (this) {
            case NONE -> true;
            case SUDOKU ->
                puzzle.answer().length == cells
                        && (cells == 16 || cells == 36 || cells == 81)
                        && vocabulary == side(cells) + 1;
            case GRID -> puzzle.answer().length == cells && side(cells) * side(cells) == cells;
        };
    }

    abstract Puzzle apply(Puzzle puzzle, RandomGenerator random);

    /** Samples of which each is changed; only puzzles can be. */
    Samples apply(Samples samples, RandomGenerator random) {
        if (this == NONE) {
            return samples;
        }
        List<Puzzle> changed = samples.all().stream()
                .map(sample -> apply((Puzzle) sample, random))
                .toList();
        return new Samples(samples.task(), changed);
    }

    /** Rows of a box of a Sudoku of {@code size} rows. */
    static int boxRows(int size) {
        return size == 9 ? 3 : 2;
    }

    private static int side(int cells) {
        return Sharing.side(cells);
    }
}
