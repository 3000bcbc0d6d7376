package org.penjing.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penjing.base.InvalidInputException;
import org.penjing.data.Alphabet;
import org.penjing.data.DataSet;
import org.penjing.data.Puzzle;
import org.penjing.data.Puzzles;
import org.penjing.data.generator.Difficulty;
import org.penjing.data.generator.SudokuGenerator;

class SplitTest {
    private static final Puzzles SUDOKU = new SudokuGenerator(4, Difficulty.MEDIUM).generate(4000, 1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noAnswerStandsInTwoSplits(long seed) {
        Split split = split(SUDOKU, SplitSpec.DEFAULT, seed);
        Set<String> training = answers(split.training());
        Set<String> validation = answers(split.validation());
        Set<String> test = answers(split.test());
        assertThat(training).doesNotContainAnyElementsOf(validation).doesNotContainAnyElementsOf(test);
        assertThat(validation).doesNotContainAnyElementsOf(test);
        assertThat(training.size() + validation.size() + test.size()).isEqualTo(288);
        assertThat(List.of(
                        split.training().size(),
                        split.validation().size(),
                        split.test().size()))
                .as("70, 15 and 15 % of the rows, give or take the rows of an answer")
                .zipSatisfy(
                        List.of(2800, 600, 600),
                        (rows, wanted) -> assertThat(rows).isCloseTo(wanted, within(30)));
    }

    @Test
    void everyPuzzleStandsInOneSplit() {
        Split split = split(SUDOKU, SplitSpec.DEFAULT, 1);
        List<Puzzle> all = new ArrayList<>(split.training().all());
        all.addAll(split.validation().all());
        all.addAll(split.test().all());
        assertThat(all).hasSize(4000);
        assertThat(new HashSet<>(all)).isEqualTo(new HashSet<>(SUDOKU.all()));
        SplitReport report = split.report();
        assertThat(report.rows()).isEqualTo(4000);
        assertThat(report.duplicates() + report.contradictions()).isZero();
        assertThat(report.training())
                .isEqualTo(new SplitReport.Part(
                        answers(split.training()).size(),
                        split.training().size(),
                        0,
                        split.training().hash()));
    }

    @Test
    void dependsOnTheSeedButNotOnTheOrderOfRows() {
        List<Puzzle> shuffled = new ArrayList<>(SUDOKU.all());
        Collections.shuffle(shuffled, new Random(9));
        Split split = split(SUDOKU, SplitSpec.DEFAULT, 5);
        assertThat(split(new Puzzles(SUDOKU.alphabet(), shuffled), SplitSpec.DEFAULT, 5))
                .isEqualTo(split);
        assertThat(split(SUDOKU, SplitSpec.DEFAULT, 6).report().test().hash())
                .isNotEqualTo(split.report().test().hash());
    }

    @Test
    void dropsDuplicatesAndContradictionsAndCountsThem() {
        Puzzles puzzles =
                puzzles("..=12", "..=12", ".1=21", ".1=12", ".1=21", "1.=12", ".2=21", "22=22", ".2=21", ".2=21");
        Split split = split(puzzles, SplitSpec.DEFAULT, 1);
        SplitReport report = split.report();
        assertThat(report.rows()).isEqualTo(10);
        assertThat(report.duplicates()).isEqualTo(3);
        assertThat(report.contradictions()).isEqualTo(3);
        assertThat(report.training().puzzles()
                        + report.validation().puzzles()
                        + report.test().puzzles())
                .isEqualTo(4);
        assertThat(List.of(report.training(), report.validation(), report.test()))
                .allSatisfy(part -> assertThat(part.units()).isEqualTo(1));
    }

    @Test
    void capsLeavePuzzlesOutAndSayHowMany() {
        Split whole = split(SUDOKU, SplitSpec.DEFAULT, 1);
        Split capped = split(SUDOKU, SplitSpec.DEFAULT.withCaps(1000, 50, SplitSpec.Caps.NO_CAP), 1);
        assertThat(capped.training()).isEqualTo(whole.training().first(1000));
        assertThat(capped.validation().size()).isEqualTo(50);
        assertThat(capped.test()).isEqualTo(whole.test());
        assertThat(capped.report().training().leftOut())
                .isEqualTo(whole.training().size() - 1000);
        assertThat(capped.report().validation().units())
                .isEqualTo(answers(whole.validation()).size());
        assertThat(answers(capped.training()))
                .as("a cap takes from all answers")
                .hasSizeGreaterThan(190);
    }

    @Test
    void threeAnswersAreEnoughAndTwoAreNot() {
        assertThat(split(
                                puzzles("..=11", ".1=21", ".2=22"),
                                new SplitSpec(0.98, 0.01, 0.01, null, new SplitSpec.Caps(9, 9, 9)),
                                1)
                        .report()
                        .test()
                        .puzzles())
                .isEqualTo(1);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> split(puzzles("..=11", ".1=21"), SplitSpec.DEFAULT, 1))
                .withMessageContaining("2 distinct answers among 2 rows");
    }

    @Test
    void reportsAllFaultsOfASpec() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new SplitSpec(0.7, 0, Double.NaN, null, new SplitSpec.Caps(0, 1, 1)))
                .satisfies(e -> assertThat(e.faults())
                        .extracting("field")
                        .containsExactly(
                                "validationShare",
                                "testShare",
                                "trainingShare + validationShare + testShare",
                                "caps.training"));
    }

    private static Split split(Puzzles puzzles, SplitSpec spec, long seed) {
        return Split.of(DataSet.ungrouped(puzzles), spec, seed);
    }

    private static Puzzles puzzles(String... rows) {
        Alphabet alphabet = new Alphabet(".12");
        return new Puzzles(
                alphabet,
                Arrays.stream(rows)
                        .map(row -> row.split("="))
                        .map(row -> new Puzzle(alphabet.tokens(row[0]), alphabet.tokens(row[1])))
                        .toList());
    }

    private static Set<String> answers(Puzzles puzzles) {
        return puzzles.all().stream()
                .map(puzzle -> Arrays.toString(puzzle.answer()))
                .collect(Collectors.toSet());
    }
}
