package org.penjing.data.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penjing.base.InvalidInputException;
import org.penjing.data.Puzzle;
import org.penjing.data.Puzzles;

class SudokuGeneratorTest {
    @ParameterizedTest
    @CsvSource({
        "4, 2, 2, EASY, 8, 12, 300",
        "4, 2, 2, MEDIUM, 5, 9, 300",
        "4, 2, 2, HARD, 4, 6, 300",
        "6, 2, 3, EASY, 18, 24, 100",
        "6, 2, 3, MEDIUM, 12, 18, 100",
        "6, 2, 3, HARD, 9, 12, 100",
        "9, 3, 3, EASY, 36, 45, 30",
        "9, 3, 3, MEDIUM, 29, 36, 30",
        "9, 3, 3, HARD, 24, 29, 30"
    })
    void everyPuzzleHasItsAnswerAsTheOnlySolution(
            int size, int boxRows, int boxColumns, Difficulty difficulty, int fewest, int most, int count) {
        Puzzles puzzles = new SudokuGenerator(size, difficulty).generate(count, 7);
        assertThat(puzzles.all()).hasSize(count).allSatisfy(puzzle -> {
            assertThat(new PlainSudoku(boxRows, boxColumns, puzzle.answer()).isConsistent())
                    .isTrue();
            assertThat(puzzle.answer()).doesNotContain(0);
            assertThat(new PlainSudoku(boxRows, boxColumns, puzzle.question()).solutions(2))
                    .isEqualTo(1);
            assertThat(IntStream.range(0, size * size).filter(cell -> puzzle.question()[cell] != 0))
                    .hasSizeBetween(fewest, most)
                    .allMatch(cell -> puzzle.question()[cell] == puzzle.answer()[cell]);
        });
    }

    @Test
    void solutionsOfTheTestsOwnSolverAreCountedRight() {
        assertThat(new PlainSudoku(2, 2, new int[16]).solutions(1000)).isEqualTo(288);
        assertThat(new PlainSudoku(2, 2, new int[] {1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}).isConsistent())
                .isFalse();
    }

    @Test
    void clueCountsAreUniform() {
        Map<Long, Long> byClues = new SudokuGenerator(4, Difficulty.MEDIUM)
                .generate(5000, 3).all().stream()
                        .collect(
                                Collectors.groupingBy(SudokuGeneratorTest::clues, TreeMap::new, Collectors.counting()));
        assertThat(byClues.keySet()).containsExactly(5L, 6L, 7L, 8L, 9L);
        assertThat(byClues.values()).allSatisfy(count -> assertThat(count).isBetween(850L, 1150L));
    }

    @Test
    void allGridsOfFourByFourCome() {
        Puzzles puzzles = new SudokuGenerator(4, Difficulty.EASY).generate(5000, 1);
        assertThat(puzzles.all().stream()
                        .map(puzzle -> Arrays.toString(puzzle.answer()))
                        .distinct())
                .hasSize(288);
    }

    @Test
    void questionsAreDistinct() {
        Puzzles puzzles = new SudokuGenerator(4, Difficulty.HARD).generate(5000, 1);
        assertThat(puzzles.all().stream()
                        .map(puzzle -> Arrays.toString(puzzle.question()))
                        .distinct())
                .hasSize(5000);
    }

    @Test
    void blankIsADotAndComesFirst() {
        assertThat(new SudokuGenerator(6, Difficulty.EASY).alphabet().characters())
                .isEqualTo(".123456");
    }

    @Test
    void refusesOtherSizes() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new SudokuGenerator(5, Difficulty.EASY))
                .withMessageContaining("4, 6 or 9");
    }

    private static long clues(Puzzle puzzle) {
        return Arrays.stream(puzzle.question()).filter(token -> token != 0).count();
    }
}
