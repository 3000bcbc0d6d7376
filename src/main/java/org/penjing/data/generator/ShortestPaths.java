package org.penjing.data.generator;

import java.util.Arrays;

/** The shortest paths from one cell of a maze, by breadth-first search. */
final class ShortestPaths {
    private static final int UNREACHED = -1;

    private final MazeGrid grid;
    private final int[] steps;
    private final boolean[] isUnique;

    ShortestPaths(MazeGrid grid, int start, int cells) {
        this.grid = grid;
        steps = new int[cells];
        isUnique = new boolean[cells];
        Arrays.fill(steps, UNREACHED);
        int[] queue = new int[cells];
        int tail = 1;
        queue[0] = start;
        steps[start] = 0;
        isUnique[start] = true;
        for (int head = 0; head < tail; head++) {
            int cell = queue[head];
            for (int next : grid.freeNeighbours(cell)) {
                if (steps[next] == UNREACHED) {
                    steps[next] = steps[cell] + 1;
                    isUnique[next] = isUnique[cell];
                    queue[tail++] = next;
                } else if (steps[next] == steps[cell] + 1) {
                    isUnique[next] = false;
                }
            }
        }
    }

    /** Moves on the shortest path to {@code cell}, or -1 if there is no path. */
    int steps(int cell) {
        return steps[cell];
    }

    /** Whether there is a shortest path to {@code cell}, and no other as short. */
    boolean isUnique(int cell) {
        return isUnique[cell];
    }

    /** The cells between the start and {@code goal} on the unique shortest path, from the goal on. */
    int[] between(int goal) {
        int[] path = new int[steps[goal] - 1];
        int cell = goal;
        for (int i = 0; i < path.length; i++) {
            cell = before(cell);
            path[i] = cell;
        }
        return path;
    }

    private int before(int cell) {
        return Arrays.stream(grid.freeNeighbours(cell))
                .filter(previous -> steps[previous] == steps[cell] - 1)
                .findFirst()
                .orElseThrow();
    }
}
