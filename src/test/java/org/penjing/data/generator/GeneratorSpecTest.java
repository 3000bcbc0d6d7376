package org.penjing.data.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penjing.base.InvalidInputException;

class GeneratorSpecTest {
    @ParameterizedTest
    @CsvSource({
        "sudoku, 4, hard, sudoku 4x4 hard",
        "Sudoku, 9X9, EASY, sudoku 9x9 easy",
        "sudoku, 6x6, , sudoku 6x6 medium",
        "maze, 11x15, medium, maze 11x15 medium",
        "maze, ' 7 ', hard, maze 7x7 hard",
        "sorting, 5, , sorting of 5",
        "sorting, , , sorting of 12"
    })
    void readsWhatAUserWrites(String puzzle, String size, String difficulty, String expected) {
        GeneratorSpec spec = GeneratorSpec.parse("--", puzzle, size, 12, difficulty, 3);
        assertThat(spec.generator()).hasToString(expected);
        assertThat(spec.generate()).isEqualTo(spec.generator().generate(12, 3));
    }

    @Test
    void reportsAllFaultsTogether() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> GeneratorSpec.parse("data.", "maze", "2x9", 0, "brutal", 1))
                .satisfies(e -> assertThat(e.faults())
                        .extracting("field", "value")
                        .containsExactlyInAnyOrder(
                                tuple("data.size", "2x9"),
                                tuple("data.count", "0"),
                                tuple("data.difficulty", "brutal")));
    }

    @Test
    void saysWhatIsMissing() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> GeneratorSpec.parse("--", null, null, null, null, 1))
                .satisfies(e -> assertThat(e.faults())
                        .extracting("field", "value")
                        .contains(tuple("--puzzle", "nothing"), tuple("--count", "nothing")));
    }

    @ParameterizedTest
    @CsvSource({"1", "257", "12x1x1", "3x4", "twelve"})
    void refusesLengthsThatSortingLacks(String length) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> GeneratorSpec.parse("--", "sorting", length, 5, null, 1))
                .withMessageContaining("--length: " + length + " (2 to 256 digits)");
    }

    @Test
    void refusesADifficultyOfSorting() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> GeneratorSpec.parse("--", "sorting", "12", 5, "hard", 1))
                .withMessageContaining("--difficulty: hard (grids only have a difficulty)");
    }

    @ParameterizedTest
    @CsvSource({"sudoku, 5", "sudoku, 4x6", "sudoku, 4x", "sudoku, 9999999999", "maze, 0x5", "maze, 200", "maze, -4"})
    void refusesSizesThatAGeneratorLacks(String puzzle, String size) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> GeneratorSpec.parse("", puzzle, size, 1, null, 1))
                .satisfies(e -> assertThat(e.faults()).singleElement().satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo("size");
                    assertThat(fault.value()).isEqualTo(size);
                }));
    }

    @Test
    void refusesMoreThanAMillion() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> GeneratorSpec.parse("", "sudoku", "9", 1_000_001, null, 1))
                .withMessageContaining("1 to 1000000");
    }

    @Test
    void refusesMoreCellsThanFitMemory() {
        assertThat(GeneratorSpec.parse("", "maze", "100", 10_000, null, 1).count())
                .isEqualTo(10_000);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> GeneratorSpec.parse("--", "maze", "100", 10_001, null, 1))
                .withMessageContaining("--count: 10001 (at most 10000 of 10000 cells)");
    }
}
