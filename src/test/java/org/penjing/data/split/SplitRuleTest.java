package org.penjing.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.penjing.base.InvalidInputException;
import org.penjing.data.Alphabet;
import org.penjing.data.DataSet;
import org.penjing.data.Grouping;
import org.penjing.data.Puzzle;
import org.penjing.data.Puzzles;
import org.penjing.data.SplitName;
import org.penjing.data.generator.Difficulty;
import org.penjing.data.generator.MazeGenerator;
import org.penjing.data.generator.SortingGenerator;
import org.penjing.data.generator.SudokuGenerator;

class SplitRuleTest {
    private static final Alphabet DIGITS = new Alphabet("0123456789");

    @Test
    void testGridsOfSixBySixAreNoImagesOfTrainingGrids() {
        Puzzles puzzles = new SudokuGenerator(6, Difficulty.MEDIUM).generate(2000, 1);
        Split split = Split.of(DataSet.ungrouped(puzzles), SplitSpec.DEFAULT, 1);
        assertThat(split.report().rule()).isEqualTo(SplitRule.SYMMETRY);
        assertThat(grids(split.training(), 2, 3))
                .doesNotContainAnyElementsOf(grids(split.test(), 2, 3))
                .doesNotContainAnyElementsOf(grids(split.validation(), 2, 3));
        SplitReport report = split.report();
        assertThat(report.symmetry())
                .isEqualTo(new SplitReport.Symmetry(
                        report.training().units()
                                + report.validation().units()
                                + report.test().units(),
                        0,
                        0));
        assertThat(report.test().puzzles())
                .as("15 %% of 2000, give or take half a class")
                .isBetween(200, 400);
    }

    @Test
    void reportCountsTestPuzzlesOfFourByFourThatAreImagesOfTrainingPuzzles() {
        Puzzles puzzles = new SudokuGenerator(4, Difficulty.MEDIUM).generate(1000, 1);
        Split split = Split.of(DataSet.ungrouped(puzzles), SplitSpec.DEFAULT, 1);
        assertThat(split.report().rule()).isEqualTo(SplitRule.ANSWER);
        SudokuSymmetry symmetry = new SudokuSymmetry(2, 2);
        Set<String> known = Arrays.stream(split.training().packed().rows())
                .map(row -> Arrays.toString(symmetry.canonical(row)))
                .collect(Collectors.toSet());
        long images = Arrays.stream(split.test().packed().rows())
                .filter(row -> known.contains(Arrays.toString(symmetry.canonical(row))))
                .count();
        assertThat(images).isBetween(1L, split.test().size() - 1L);
        assertThat(split.report().symmetry())
                .isEqualTo(new SplitReport.Symmetry(2, split.test().size(), (int) images));
    }

    @Test
    void rowsToSortAreSplitByRow() {
        Split split = Split.of(DataSet.ungrouped(new SortingGenerator(3).generate(900, 1)), SplitSpec.DEFAULT, 1);
        assertThat(split.report().rule()).isEqualTo(SplitRule.ROW);
        assertThat(List.of(
                        split.training().size(),
                        split.validation().size(),
                        split.test().size()))
                .containsExactly(630, 135, 135);
        assertThat(Set.copyOf(answers(split.test())))
                .as("answers come in several splits")
                .containsAnyElementsOf(answers(split.training()));
        List<Puzzle> all = new ArrayList<>(split.training().all());
        all.addAll(split.validation().all());
        all.addAll(split.test().all());
        assertThat(new HashSet<>(all)).as("questions do not").hasSize(900);
    }

    @Test
    void everySplitHasItsShareOfEachClass() {
        Puzzles puzzles = classes(600, 60, 6);
        Split split = Split.of(DataSet.ungrouped(puzzles), SplitSpec.DEFAULT.withCaps(600, 20, 600), 1);
        assertThat(split.report().rule()).isEqualTo(SplitRule.ROW);
        assertThat(split.report().classes()).isEqualTo(3);
        assertThat(counts(split.training())).containsExactly(420, 42, 4);
        assertThat(counts(split.test())).containsExactly(90, 9, 1);
        assertThat(counts(split.validation())).as("a cap leaves every class in").allMatch(count -> count > 0);
        assertThat(split.validation().size()).isEqualTo(20);
    }

    @Test
    void refusesClassesWithTooFewRowsForThreeSplits() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Split.of(DataSet.ungrouped(classes(50, 2)), SplitSpec.DEFAULT, 1))
                .withMessageContaining("data: 2 rows of the class '1' (at least 3, one for each split)");
    }

    @Test
    void groupsAreNotTornApart() {
        Puzzles puzzles = new SortingGenerator(6).generate(400, 1);
        List<Integer> groups = IntStream.range(0, 400).mapToObj(row -> row % 37).toList();
        Split split = Split.of(new DataSet(puzzles, new Grouping.Groups(groups)), SplitSpec.DEFAULT, 3);
        assertThat(split.report().rule()).isEqualTo(SplitRule.GROUP);
        Set<Integer> training = groupsOf(split.training(), puzzles, groups);
        Set<Integer> test = groupsOf(split.test(), puzzles, groups);
        assertThat(training).doesNotContainAnyElementsOf(test);
        assertThat(split.report().test().units()).isEqualTo(test.size());
    }

    @Test
    void refusesGroupsThatLeaveASplitWithoutAClass() {
        Puzzles puzzles = classes(60, 30);
        List<Integer> groups =
                IntStream.range(0, 90).mapToObj(row -> row < 60 ? row % 9 : 9).toList();
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Split.of(new DataSet(puzzles, new Grouping.Groups(groups)), SplitSpec.DEFAULT, 1))
                .satisfies(e -> assertThat(e.faults())
                        .as("all rows of class 1 are of one group, so two splits lack it")
                        .hasSize(2)
                        .allSatisfy(fault -> {
                            assertThat(fault.value()).startsWith("class '1' in none of the ");
                            assertThat(fault.rule()).isEqualTo("every class stands in each split");
                        }));
    }

    @Test
    void rowsStandWhereTheSourcePutsThem() {
        Puzzles puzzles = new SortingGenerator(5).generate(100, 2);
        List<SplitName> given = IntStream.range(0, 100)
                .mapToObj(row -> row < 20 ? SplitName.TEST : row < 30 ? SplitName.VALIDATION : SplitName.TRAINING)
                .toList();
        Split split = Split.of(new DataSet(puzzles, new Grouping.Given(given)), SplitSpec.DEFAULT, 1);
        assertThat(split.report().rule()).isEqualTo(SplitRule.GIVEN);
        assertThat(split.test().all())
                .containsExactlyInAnyOrderElementsOf(puzzles.all().subList(0, 20));
        assertThat(split.validation().all())
                .containsExactlyInAnyOrderElementsOf(puzzles.all().subList(20, 30));
    }

    @Test
    void aRowGivenToTwoSplitsStaysInTheTest() {
        Puzzles five = new SortingGenerator(5).generate(5, 2);
        List<Puzzle> rows = new ArrayList<>(five.all());
        rows.add(five.all().getFirst());
        List<SplitName> given = List.of(
                SplitName.TRAINING,
                SplitName.TRAINING,
                SplitName.VALIDATION,
                SplitName.VALIDATION,
                SplitName.TEST,
                SplitName.TEST);
        Split split = Split.of(new DataSet(new Puzzles(DIGITS, rows), new Grouping.Given(given)), SplitSpec.DEFAULT, 1);
        assertThat(split.report().duplicates()).isEqualTo(1);
        assertThat(split.training().all()).containsExactly(rows.get(1));
        assertThat(split.test().all()).contains(rows.getFirst());
    }

    @Test
    void refusesASplitWithoutRows() {
        Puzzles puzzles = new SortingGenerator(5).generate(4, 2);
        List<SplitName> given = Collections.nCopies(4, SplitName.TRAINING);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Split.of(new DataSet(puzzles, new Grouping.Given(given)), SplitSpec.DEFAULT, 1))
                .withMessageContaining("no rows for validation");
    }

    @ParameterizedTest
    @EnumSource(
            value = SplitRule.class,
            names = {"SYMMETRY", "GROUP", "GIVEN"})
    void refusesARuleThatDoesNotSuitTheData(SplitRule rule) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Split.of(
                        DataSet.ungrouped(new SortingGenerator(5).generate(9, 1)), SplitSpec.DEFAULT.by(rule), 1))
                .withMessageContaining("data.splitBy: " + rule.label());
    }

    @Test
    void countsAnswersThatChangeAGivenOrLeaveABlank() {
        Puzzles sudoku = new SudokuGenerator(4, Difficulty.EASY).generate(40, 1);
        List<Puzzle> rows = new ArrayList<>(sudoku.all());
        int[] changed = rows.getFirst().question().clone();
        int given = IntStream.range(0, 16)
                .filter(cell -> changed[cell] != 0)
                .findFirst()
                .orElseThrow();
        changed[given] = changed[given] % 4 + 1;
        rows.set(0, new Puzzle(changed, rows.getFirst().answer()));
        rows.set(1, new Puzzle(rows.get(1).question(), rows.get(1).question()));
        SplitReport report = Split.of(DataSet.ungrouped(new Puzzles(sudoku.alphabet(), rows)), SplitSpec.DEFAULT, 1)
                .report();
        assertThat(report.changedGivens()).isEqualTo(1);
        assertThat(report.blankAnswers()).isEqualTo(1);
        assertThat(Split.of(DataSet.ungrouped(sudoku), SplitSpec.DEFAULT, 1)
                        .report()
                        .changedGivens())
                .isZero();
    }

    @Test
    void freeCellsOfAMazeAreNoBlanks() {
        SplitReport report = Split.of(
                        DataSet.ungrouped(new MazeGenerator(7, 7, Difficulty.EASY).generate(60, 1)),
                        SplitSpec.DEFAULT,
                        1)
                .report();
        assertThat(report.rule()).isEqualTo(SplitRule.ROW);
        assertThat(report.changedGivens() + report.blankAnswers()).isZero();
        assertThat(report.symmetry()).isNull();
    }

    /** Random rows of five digits whose answer is one cell: so many of class 0, of class 1, and so on. */
    private static Puzzles classes(int... sizes) {
        Random random = new Random(4);
        List<Puzzle> rows = new ArrayList<>();
        for (int label = 0; label < sizes.length; label++) {
            for (int i = 0; i < sizes[label]; i++) {
                rows.add(new Puzzle(random.ints(9, 0, 10).toArray(), new int[] {label}));
            }
        }
        return new Puzzles(DIGITS, rows);
    }

    private static List<Integer> counts(Puzzles puzzles) {
        return IntStream.range(0, 3)
                .mapToObj(label -> (int) puzzles.all().stream()
                        .filter(puzzle -> puzzle.answer()[0] == label)
                        .count())
                .toList();
    }

    private static Set<Integer> groupsOf(Puzzles part, Puzzles all, List<Integer> groups) {
        return part.all().stream()
                .map(puzzle -> groups.get(all.all().indexOf(puzzle)))
                .collect(Collectors.toSet());
    }

    private static Set<String> grids(Puzzles puzzles, int boxRows, int boxColumns) {
        SudokuSymmetry symmetry = new SudokuSymmetry(boxRows, boxColumns);
        int cells = puzzles.cells();
        return Arrays.stream(puzzles.packed().rows())
                .map(row -> Arrays.toString(Arrays.copyOfRange(symmetry.canonical(row), cells, 2 * cells)))
                .collect(Collectors.toSet());
    }

    private static List<String> answers(Puzzles puzzles) {
        return puzzles.all().stream()
                .map(puzzle -> Arrays.toString(puzzle.answer()))
                .toList();
    }
}
