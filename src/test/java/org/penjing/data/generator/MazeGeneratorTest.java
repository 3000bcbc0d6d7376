package org.penjing.data.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penjing.base.InvalidInputException;
import org.penjing.data.Puzzle;
import org.penjing.data.Puzzles;

class MazeGeneratorTest {
    @ParameterizedTest
    @CsvSource({
        "3, 3, EASY, 2, 3, 50",
        "3, 3, MEDIUM, 3, 6, 50",
        "3, 3, HARD, 6, 9, 16",
        "4, 9, HARD, 13, 36, 50",
        "11, 15, EASY, 6, 13, 50",
        "11, 15, MEDIUM, 13, 26, 50",
        "11, 15, HARD, 26, 165, 50",
        "30, 30, HARD, 60, 900, 10"
    })
    void theAnswerMarksTheOnlyShortestPath(
            int rows, int columns, Difficulty difficulty, int fewest, int most, int count) {
        Puzzles puzzles = new MazeGenerator(rows, columns, difficulty).generate(count, 5);
        assertThat(puzzles.all()).hasSize(count).allSatisfy(puzzle -> {
            String question = puzzles.alphabet().text(puzzle.question());
            String answer = puzzles.alphabet().text(puzzle.answer());
            long[] paths = shortestPaths(question, columns);
            assertThat(paths[1]).as("shortest paths in %s", question).isEqualTo(1);
            assertThat(paths[0]).isBetween((long) fewest, (long) most);
            assertThat(answer.replace('o', '.')).isEqualTo(question);
            assertThat(answer.chars().filter(cell -> cell == 'o')).hasSize((int) paths[0] - 1);
            String onlyThePath = answer.replace('.', '#').replace('o', '.');
            assertThat(shortestPaths(onlyThePath, columns)).containsExactly(paths[0], 1);
        });
    }

    @Test
    void theTestsOwnCountOfPathsIsRight() {
        assertThat(shortestPaths("S..|...|..G".replace("|", ""), 3)).containsExactly(4, 6);
        assertThat(shortestPaths("S#.|.#.|..G".replace("|", ""), 3)).containsExactly(4, 1);
        assertThat(shortestPaths("S#.|##.|..G".replace("|", ""), 3)).containsExactly(-1, 0);
    }

    @Test
    void easyMazesHaveOnePathAndHardOnesHaveLoops() {
        assertThat(loops(Difficulty.EASY)).isZero();
        assertThat(loops(Difficulty.HARD)).isPositive();
    }

    @Test
    void marksStartAndGoalOnce() {
        Puzzles puzzles = new MazeGenerator(5, 7, Difficulty.MEDIUM).generate(20, 1);
        assertThat(puzzles.cells()).isEqualTo(35);
        assertThat(puzzles.all())
                .allSatisfy(puzzle -> assertThat(puzzles.alphabet().text(puzzle.question()))
                        .matches("[.#SG]{35}")
                        .containsOnlyOnce("S")
                        .containsOnlyOnce("G"));
    }

    @Test
    void namesEachSideThatIsOutOfRange() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new MazeGenerator(2, 101, Difficulty.EASY))
                .satisfies(e -> assertThat(e.faults()).extracting("field").containsExactly("rows", "columns"));
    }

    @Test
    void saysHowManyDistinctMazesThereAre() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new MazeGenerator(3, 3, Difficulty.HARD).generate(50, 1))
                .satisfies(e -> assertThat(e.faults()).singleElement().satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo("count");
                    assertThat(fault.value()).isEqualTo("50");
                    assertThat(fault.rule()).isEqualTo("maze 3x3 hard found no more than 16 distinct puzzles");
                }));
    }

    /** Free cells, minus one, minus links between them: 0 in a tree; here the sum over mazes of links beyond that. */
    private static int loops(Difficulty difficulty) {
        int loops = 0;
        Puzzles puzzles = new MazeGenerator(15, 15, difficulty).generate(20, 2);
        for (Puzzle puzzle : puzzles.all()) {
            String cells = puzzles.alphabet().text(puzzle.question());
            int free = 0;
            int links = 0;
            for (int cell = 0; cell < cells.length(); cell++) {
                if (cells.charAt(cell) != '#') {
                    free++;
                    links += cell % 15 < 14 && cells.charAt(cell + 1) != '#' ? 1 : 0;
                    links += cell < 14 * 15 && cells.charAt(cell + 15) != '#' ? 1 : 0;
                }
            }
            loops += Math.max(0, links - (free - 1));
        }
        return loops;
    }

    /**
     * Moves on a shortest path from S to G, and how many such paths there are; -1 and 0 if none. Counts walks of each length
     * from S; the first that reach G are the shortest paths.
     */
    private static long[] shortestPaths(String maze, int columns) {
        double[] walks = new double[maze.length()];
        walks[maze.indexOf('S')] = 1;
        for (int moves = 1; moves < maze.length(); moves++) {
            double[] longer = new double[maze.length()];
            for (int cell = 0; cell < maze.length(); cell++) {
                for (int next : steps(cell, columns, maze.length())) {
                    longer[next] += maze.charAt(next) == '#' ? 0 : walks[cell];
                }
            }
            walks = longer;
            double arrived = walks[maze.indexOf('G')];
            if (arrived > 0) {
                return new long[] {moves, (long) arrived};
            }
        }
        return new long[] {-1, 0};
    }

    private static List<Integer> steps(int cell, int columns, int cells) {
        int column = cell % columns;
        return Arrays.asList(
                        cell - columns,
                        cell + columns,
                        column > 0 ? cell - 1 : -1,
                        column < columns - 1 ? cell + 1 : -1)
                .stream()
                .filter(next -> next >= 0 && next < cells)
                .toList();
    }
}
