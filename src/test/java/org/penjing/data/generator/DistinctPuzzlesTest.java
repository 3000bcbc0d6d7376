package org.penjing.data.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.penjing.base.InvalidInputException;

class DistinctPuzzlesTest {
    static final List<PuzzleGenerator> GENERATORS = List.of(
            new SudokuGenerator(4, Difficulty.MEDIUM),
            new SudokuGenerator(9, Difficulty.EASY),
            new MazeGenerator(7, 6, Difficulty.HARD),
            new SortingGenerator(12));

    @ParameterizedTest
    @FieldSource("GENERATORS")
    void theSameSeedGivesTheSamePuzzles(PuzzleGenerator generator) {
        assertThat(generator.generate(50, 11)).isEqualTo(generator.generate(50, 11));
        assertThat(generator.generate(50, 11)).isNotEqualTo(generator.generate(50, 12));
    }

    @ParameterizedTest
    @FieldSource("GENERATORS")
    void moreBeginWithFewer(PuzzleGenerator generator) {
        assertThat(generator.generate(60, 4).first(17)).isEqualTo(generator.generate(17, 4));
    }

    @Test
    void refusesToMakeNone() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> GENERATORS.getFirst().generate(0, 1))
                .withMessageContaining("at least 1");
    }
}
