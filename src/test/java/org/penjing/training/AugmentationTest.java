package org.penjing.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penjing.base.Randoms;
import org.penjing.data.Puzzle;
import org.penjing.data.generator.GeneratorSpec;

class AugmentationTest {
    @ParameterizedTest
    @ValueSource(ints = {4, 6, 9})
    void aChangedSudokuIsASudokuWithItsAnswer(int size) {
        RandomGenerator random = Randoms.of(1, 0);
        for (Puzzle puzzle : generated("sudoku", size, "easy")) {
            Puzzle changed = Augmentation.SUDOKU.apply(puzzle, random);
            assertThat(isGrid(changed.answer(), size)).isTrue();
            assertClues(changed);
            assertThat(clues(changed)).isEqualTo(clues(puzzle));
        }
    }

    @Test
    void sudokusChangeInManyWays() {
        Puzzle puzzle = generated("sudoku", 6, "easy").getFirst();
        RandomGenerator random = Randoms.of(1, 0);
        Set<Puzzle> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            seen.add(Augmentation.SUDOKU.apply(puzzle, random));
        }
        assertThat(seen).hasSizeGreaterThan(95);
    }

    @Test
    void aGridHasEightFormsInWhichNeighboursStayNeighbours() {
        Puzzle maze = generated("maze", 5, "medium").getFirst();
        RandomGenerator random = Randoms.of(1, 0);
        Set<Puzzle> forms = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            forms.add(Augmentation.GRID.apply(maze, random));
        }
        assertThat(forms).hasSize(8).contains(maze).allSatisfy(form -> {
            assertThat(sorted(form.question())).isEqualTo(sorted(maze.question()));
            assertThat(sameNeighbours(form.answer(), 5)).isEqualTo(sameNeighbours(maze.answer(), 5));
        });
    }

    @Test
    void fitsOnlyPuzzlesOfTheRightSizeAndAlphabet() {
        assertThat(Augmentation.SUDOKU.fits(blank(36, 36), 7)).isTrue();
        assertThat(Augmentation.SUDOKU.fits(blank(36, 36), 5)).as("a maze").isFalse();
        assertThat(Augmentation.SUDOKU.fits(blank(16, 16), 10))
                .as("digits to sort")
                .isFalse();
        assertThat(Augmentation.SUDOKU.fits(blank(25, 25), 6)).isFalse();
        assertThat(Augmentation.GRID.fits(blank(25, 25), 5)).isTrue();
        assertThat(Augmentation.GRID.fits(blank(12, 12), 5)).isFalse();
        assertThat(Augmentation.NONE.fits(blank(12, 12), 5)).isTrue();
    }

    private static Puzzle blank(int cells, int answerCells) {
        return new Puzzle(new int[cells], new int[answerCells]);
    }

    private static List<Puzzle> generated(String kind, int size, String difficulty) {
        return GeneratorSpec.parse("", kind, size + "x" + size, 20, difficulty, 3)
                .generate()
                .all();
    }

    private static void assertClues(Puzzle puzzle) {
        for (int cell = 0; cell < puzzle.question().length; cell++) {
            assertThat(puzzle.question()[cell]).isIn(0, puzzle.answer()[cell]);
        }
    }

    private static long clues(Puzzle puzzle) {
        return Arrays.stream(puzzle.question()).filter(token -> token != 0).count();
    }

    private static boolean isGrid(int[] grid, int size) {
        int boxRows = size == 9 ? 3 : 2;
        int boxColumns = size / boxRows;
        Set<List<Integer>> seen = new HashSet<>();
        for (int cell = 0; cell < grid.length; cell++) {
            int row = cell / size;
            int column = cell % size;
            int box = row / boxRows * (size / boxColumns) + column / boxColumns;
            seen.add(List.of(0, row, grid[cell]));
            seen.add(List.of(1, column, grid[cell]));
            seen.add(List.of(2, box, grid[cell]));
        }
        return seen.size() == 3 * size * size;
    }

    private static int[] sorted(int[] tokens) {
        return Arrays.stream(tokens).sorted().toArray();
    }

    private static long sameNeighbours(int[] grid, int size) {
        return IntStream.range(0, grid.length)
                .mapToLong(cell -> (cell % size + 1 < size && grid[cell] == grid[cell + 1] ? 1 : 0)
                        + (cell + size < grid.length && grid[cell] == grid[cell + size] ? 1 : 0))
                .sum();
    }
}
