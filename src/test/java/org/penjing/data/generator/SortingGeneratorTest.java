package org.penjing.data.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penjing.base.InvalidInputException;
import org.penjing.data.Puzzles;

class SortingGeneratorTest {
    @Test
    void theAnswerIsTheQuestionInAscendingOrder() {
        Puzzles puzzles = new SortingGenerator(12).generate(500, 3);
        assertThat(puzzles.cells()).isEqualTo(12);
        assertThat(puzzles.all()).hasSize(500).allSatisfy(puzzle -> {
            assertThat(puzzle.answer()).isSorted();
            assertThat(puzzle.answer())
                    .containsExactlyInAnyOrder(
                            Arrays.stream(puzzle.question()).boxed().toArray(Integer[]::new));
        });
    }

    @Test
    void everyDigitIsAsLikelyAtEveryPlace() {
        Puzzles puzzles = new SortingGenerator(4).generate(5000, 1);
        for (int place = 0; place < 4; place++) {
            int cell = place;
            int[] counts = new int[10];
            puzzles.all().forEach(puzzle -> counts[puzzle.question()[cell]]++);
            assertThat(IntStream.of(counts).boxed()).allMatch(count -> count > 400 && count < 600);
        }
    }

    @Test
    void allRowsOfTwoDigitsComeAndThenNoMore() {
        SortingGenerator pairs = new SortingGenerator(2);
        assertThat(new HashSet<>(pairs.generate(100, 1).all())).hasSize(100);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> pairs.generate(101, 1))
                .withMessageContaining("no more than 100 distinct");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 257})
    void refusesLengthsOutOfRange(int length) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new SortingGenerator(length))
                .withMessageContaining("length: " + length + " (2 to 256 digits)");
    }
}
