package org.penjing.data.generator;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.penjing.base.InvalidInputException;
import org.penjing.base.Randoms;
import org.penjing.data.Alphabet;
import org.penjing.data.Puzzle;

/**
 * Sudoku puzzles with one solution, cells row by row, {@code .} for a blank. Boxes are 2x2, 2x3 (two rows of three) or 3x3.
 * Clues of a random grid are taken away at random as long as the solution stays the only one. The number of clues is
 * uniform:
 *
 * <table>
 * <caption>clues</caption>
 * <tr><th></th><th>EASY</th><th>MEDIUM</th><th>HARD</th></tr>
 * <tr><td>4x4</td><td>8 to 12</td><td>5 to 9</td><td>4 to 6</td></tr>
 * <tr><td>6x6</td><td>18 to 24</td><td>12 to 18</td><td>9 to 12</td></tr>
 * <tr><td>9x9</td><td>36 to 45</td><td>29 to 36</td><td>24 to 29</td></tr>
 * </table>
 *
 * There are only 288 grids of 4x4, so many of its puzzles share an answer.
 *
 * @param size 4, 6 or 9 rows, columns and digits
 */
public record SudokuGenerator(int size, Difficulty difficulty) implements PuzzleGenerator {
    private static final int MAX_TRIES = 500;

    /** @throws InvalidInputException if the size is not 4, 6 or 9 */
    public SudokuGenerator {
        if (!isSize(size)) {
            throw new InvalidInputException("size", size, "4, 6 or 9", "use 4x4, 6x6 or 9x9");
        }
    }

    static boolean isSize(int size) {
        return size == 4 || size == 6 || size == 9;
    }

    @Override
    public Alphabet alphabet() {
        return new Alphabet(
                IntStream.rangeClosed(1, size).mapToObj(String::valueOf).collect(Collectors.joining("", ".", "")));
    }

    @Override
    public int cells() {
        return size * size;
    }

    @Override
    public Optional<Puzzle> attempt(RandomGenerator random) {
        int clues = random.nextInt(fewestClues(), mostClues() + 1);
        SudokuBoard board = new SudokuBoard(size, boxRows(), boxColumns(), random);
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            int[] grid = board.randomGrid();
            int[] question = grid.clone();
            if (thin(board, question, clues, random)) {
                return Optional.of(new Puzzle(question, grid));
            }
        }
        return Optional.empty();
    }

    int boxRows() {
        return size == 9 ? 3 : 2;
    }

    int boxColumns() {
        return size == 4 ? 2 : 3;
    }

    int fewestClues() {
        return switch (difficulty) {
            case EASY -> bySize(8, 18, 36);
            case MEDIUM -> bySize(5, 12, 29);
            case HARD -> bySize(4, 9, 24);
        };
    }

    int mostClues() {
        return switch (difficulty) {
            case EASY -> bySize(12, 24, 45);
            case MEDIUM -> bySize(9, 18, 36);
            case HARD -> bySize(6, 12, 29);
        };
    }

    private int bySize(int four, int six, int nine) {
        return size == 4 ? four : size == 6 ? six : nine;
    }

    /** Blanks cells until so many clues are left; false if the order of the blanks led into a dead end before. */
    private static boolean thin(SudokuBoard board, int[] question, int clues, RandomGenerator random) {
        int left = question.length;
        for (int cell : Randoms.permutation(question.length, random)) {
            if (left == clues) {
                break;
            }
            int digit = question[cell];
            question[cell] = 0;
            if (board.isSolvableOtherwise(question, cell, digit)) {
                question[cell] = digit;
            } else {
                left--;
            }
        }
        return left == clues;
    }

    @Override
    public String toString() {
        return "sudoku " + size + "x" + size + " " + difficulty.label();
    }
}
