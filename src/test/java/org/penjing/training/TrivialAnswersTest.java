package org.penjing.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.penjing.data.Puzzle;
import org.penjing.task.Grids;

class TrivialAnswersTest {
    private static final int COUNT = 100;
    private static final int CELLS = 10;

    /** Answers that differ from their question in one cell: copying is right in nine cells of ten and solves none. */
    private static final List<Puzzle> MARKED = puzzles(question -> with(question, question[0], 2));

    private final TrivialAnswers trivial = TrivialAnswers.of(Grids.of(MARKED), Grids.of(MARKED));

    @Test
    void isUnbeatenByANetworkThatHasMoreCellsButSolvesNothing() {
        Score network = score(puzzle -> {
            int cell = puzzle.question()[0];
            int wrong = (cell + 1) % CELLS;
            return with(puzzle.answer(), wrong, puzzle.answer()[wrong] == 0 ? 1 : 0);
        });
        assertThat(network.headline()).isZero();
        assertThat(network.finest()).isEqualTo(0.9);
        assertThat(trivial.unbeatenBy(network).orElseThrow().name()).isEqualTo("copying the question");
    }

    @Test
    void isBeatenByANetworkThatSolvesSomePuzzles() {
        Score network = score(puzzle -> puzzle.question()[1] == 1 ? puzzle.answer() : puzzle.question());
        assertThat(network.headline()).isEqualTo(0.5);
        assertThat(trivial.unbeatenBy(network)).isEmpty();
        assertThat(trivial.showNothingIn(network)).isFalse();
    }

    @Test
    void isUnbeatenByANetworkThatSolvesNoMoreThanChanceDoes() {
        List<Puzzle> lucky = MARKED.subList(0, 4);
        Score network = score(puzzle -> lucky.contains(puzzle) ? puzzle.answer() : puzzle.question());
        assertThat(network.headline()).isPositive();
        assertThat(trivial.unbeatenBy(network)).isPresent();
    }

    @Test
    void seesAStartInMoreCellsAloneButNotInAsMany() {
        Score copy = score(Puzzle::question);
        Score more = score(puzzle -> puzzle.equals(MARKED.getFirst()) ? puzzle.answer() : puzzle.question());
        assertThat(trivial.showNothingIn(copy)).isTrue();
        assertThat(trivial.showNothingIn(more)).isFalse();
        assertThat(trivial.unbeatenBy(more)).isPresent();
    }

    @Test
    void countsTokensOfTrainingAnswersPerCellAndOverAll() {
        List<Puzzle> training = puzzles(question -> {
            int[] answer = IntStream.generate(() -> 1).limit(CELLS).toArray();
            return with(answer, 3, 0);
        });
        TrivialAnswers ways = TrivialAnswers.of(Grids.of(training), Grids.of(training));
        Score byCell = score(training, puzzle -> training.getFirst().answer());
        Score everywhere =
                score(training, _ -> IntStream.generate(() -> 1).limit(CELLS).toArray());
        assertThat(byCell.headline()).isEqualTo(1);
        assertThat(everywhere.finest()).isEqualTo(0.9);
        assertThat(ways.unbeatenBy(everywhere).orElseThrow().name()).contains("of each cell");
    }

    @Test
    void aNetworkThatSolvesEverythingNeedNotBeatAWayThatDoesToo() {
        List<Puzzle> copies = puzzles(question -> question);
        TrivialAnswers ways = TrivialAnswers.of(Grids.of(copies), Grids.of(copies));
        assertThat(ways.unbeatenBy(score(copies, Puzzle::answer))).isEmpty();
    }

    /** Questions whose first token names a cell and whose others are 0 and 1. */
    private static List<Puzzle> puzzles(UnaryOperator<int[]> rule) {
        List<Puzzle> puzzles = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            int[] question = new int[CELLS];
            question[0] = 1 + i % (CELLS - 1);
            for (int cell = 1; cell < CELLS; cell++) {
                question[cell] = i >> cell - 1 & 1;
            }
            puzzles.add(new Puzzle(question, rule.apply(question)));
        }
        return puzzles;
    }

    private static int[] with(int[] tokens, int cell, int token) {
        int[] changed = tokens.clone();
        changed[cell] = token;
        return changed;
    }

    private static Score score(Function<Puzzle, int[]> network) {
        return score(MARKED, network);
    }

    private static Score score(List<Puzzle> puzzles, Function<Puzzle, int[]> network) {
        return GridScores.of(puzzles, network);
    }
}
