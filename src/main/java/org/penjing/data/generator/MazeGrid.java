package org.penjing.data.generator;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Which cells of a grid are free. One moves up, down, left and right. */
final class MazeGrid {
    private final boolean[] free;
    private final int[][] neighbours;

    private MazeGrid(int rows, int columns) {
        free = new boolean[rows * columns];
        neighbours = IntStream.range(0, rows * columns)
                .mapToObj(cell -> neighbours(cell, rows, columns))
                .toArray(int[][]::new);
    }

    /**
     * Corridors without loops, dug depth first through cells that touch a single free one; then loops, by opening a share of
     * the walls.
     */
    static MazeGrid dig(int rows, int columns, double openedWalls, RandomGenerator random) {
        MazeGrid grid = new MazeGrid(rows, columns);
        grid.digCorridors(random);
        for (int cell = 0; cell < grid.free.length; cell++) {
            if (random.nextDouble() < openedWalls) {
                grid.free[cell] = true;
            }
        }
        return grid;
    }

    boolean isFree(int cell) {
        return free[cell];
    }

    int[] freeCells() {
        return IntStream.range(0, free.length).filter(cell -> free[cell]).toArray();
    }

    int[] freeNeighbours(int cell) {
        return Arrays.stream(neighbours[cell]).filter(next -> free[next]).toArray();
    }

    private void digCorridors(RandomGenerator random) {
        int[] stack = new int[free.length];
        int depth = 1;
        stack[0] = random.nextInt(free.length);
        free[stack[0]] = true;
        while (depth > 0) {
            int[] ways = Arrays.stream(neighbours[stack[depth - 1]])
                    .filter(next -> !free[next] && freeNeighbours(next).length == 1)
                    .toArray();
            if (ways.length == 0) {
                depth--;
            } else {
                stack[depth] = ways[random.nextInt(ways.length)];
                free[stack[depth]] = true;
                depth++;
            }
        }
    }

    private static int[] neighbours(int cell, int rows, int columns) {
        int row = cell / columns;
        int column = cell % columns;
        IntStream.Builder neighbours = IntStream.builder();
        if (row > 0) {
            neighbours.add(cell - columns);
        }
        if (row < rows - 1) {
            neighbours.add(cell + columns);
        }
        if (column > 0) {
            neighbours.add(cell - 1);
        }
        if (column < columns - 1) {
            neighbours.add(cell + 1);
        }
        return neighbours.build().toArray();
    }
}
