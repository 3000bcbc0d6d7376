package org.penjing.data.generator;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.penjing.base.Faults;
import org.penjing.data.Alphabet;
import org.penjing.data.Puzzle;

/**
 * Mazes, cells row by row: {@code #} wall, {@code .} free, {@code S} start, {@code G} goal. The answer is the question with
 * the cells between start and goal on the shortest path marked {@code o}; no other path is as short. Grids have no frame:
 * outer cells can be free too.
 *
 * <table>
 * <caption>moves from start to goal, with s = rows + columns, and walls opened to make loops</caption>
 * <tr><th></th><th>EASY</th><th>MEDIUM</th><th>HARD</th></tr>
 * <tr><td>moves</td><td>max(2, s/4) to s/2</td><td>s/2 to s</td><td>s or more</td></tr>
 * <tr><td>walls opened</td><td>none, so one path</td><td>5 %</td><td>5 %</td></tr>
 * </table>
 *
 * @param rows {@value #MIN_SIDE} to {@value #MAX_SIDE}
 * @param columns {@value #MIN_SIDE} to {@value #MAX_SIDE}
 */
public record MazeGenerator(int rows, int columns, Difficulty difficulty) implements PuzzleGenerator {
    public static final int MIN_SIDE = 3;
    public static final int MAX_SIDE = 100;

    private static final Alphabet ALPHABET = new Alphabet(".#GSo");
    private static final int FREE = ALPHABET.token('.');
    private static final int WALL = ALPHABET.token('#');
    private static final int START = ALPHABET.token('S');
    private static final int GOAL = ALPHABET.token('G');
    private static final int PATH = ALPHABET.token('o');
    private static final int MAX_TRIES = 20;

    /** @throws org.penjing.base.InvalidInputException if a side is too short or too long */
    public MazeGenerator {
        Faults faults = new Faults();
        check(faults, "rows", rows);
        check(faults, "columns", columns);
        faults.throwIfAny();
    }

    static boolean isSide(int side) {
        return side >= MIN_SIDE && side <= MAX_SIDE;
    }

    private static void check(Faults faults, String field, int side) {
        faults.check(isSide(side), field, side, MIN_SIDE + " to " + MAX_SIDE, "choose a size between 3x3 and 100x100");
    }

    @Override
    public Alphabet alphabet() {
        return ALPHABET;
    }

    @Override
    public int cells() {
        return rows * columns;
    }

    @Override
    public Optional<Puzzle> attempt(RandomGenerator random) {
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            MazeGrid grid = MazeGrid.dig(rows, columns, openedWalls(), random);
            int[] free = grid.freeCells();
            int start = free[random.nextInt(free.length)];
            ShortestPaths paths = new ShortestPaths(grid, start, cells());
            int[] goals = Arrays.stream(free)
                    .filter(goal -> paths.isUnique(goal)
                            && paths.steps(goal) >= fewestSteps()
                            && paths.steps(goal) <= mostSteps())
                    .toArray();
            if (goals.length > 0) {
                return Optional.of(puzzle(grid, paths, start, goals[random.nextInt(goals.length)]));
            }
        }
        return Optional.empty();
    }

    int fewestSteps() {
        int sides = rows + columns;
        return switch (difficulty) {
            case EASY -> Math.max(2, sides / 4);
            case MEDIUM -> sides / 2;
            case HARD -> sides;
        };
    }

    int mostSteps() {
        int sides = rows + columns;
        return switch (difficulty) {
            case EASY -> sides / 2;
            case MEDIUM -> sides;
            case HARD -> cells();
        };
    }

    private double openedWalls() {
        return switch (difficulty) {
            case EASY -> 0;
            case MEDIUM, HARD -> 0.05;
        };
    }

    private Puzzle puzzle(MazeGrid grid, ShortestPaths paths, int start, int goal) {
        int[] question = new int[cells()];
        for (int cell = 0; cell < question.length; cell++) {
            question[cell] = grid.isFree(cell) ? FREE : WALL;
        }
        question[start] = START;
        question[goal] = GOAL;
        int[] answer = question.clone();
        for (int cell : paths.between(goal)) {
            answer[cell] = PATH;
        }
        return new Puzzle(question, answer);
    }

    @Override
    public String toString() {
        return "maze " + rows + "x" + columns + " " + difficulty.label();
    }
}
