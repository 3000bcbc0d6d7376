package org.penjing.search.pareto;

import java.util.Arrays;

/** What points in a plane dominate within a corner, both coordinates to be minimised, while points are added. */
final class Staircase {
    private final double worstX;
    private final double worstY;
    /** The points that no other dominates: x ascends, so y descends. */
    private final double[] xs;

    private final double[] ys;
    private int size;
    private double area;

    /** @param most points that will be added */
    Staircase(double worstX, double worstY, int most) {
        this.worstX = worstX;
        this.worstY = worstY;
        this.xs = new double[most];
        this.ys = new double[most];
    }

    double area() {
        return area;
    }

    /** Adds a point within the corner. */
    void add(double x, double y) {
        int from = Arrays.binarySearch(xs, 0, size, x);
        from = from < 0 ? -from - 1 : from;
        double top = from == 0 ? worstY : ys[from - 1];
        if (top <= y || from < size && xs[from] == x && ys[from] <= y) {
            return;
        }
        double left = x;
        int to = from;
        while (to < size && ys[to] >= y) {
            area += (xs[to] - left) * (top - y);
            left = xs[to];
            top = ys[to];
            to++;
        }
        area += ((to < size ? xs[to] : worstX) - left) * (top - y);
        replace(from, to, x, y);
    }

    private void replace(int from, int to, double x, double y) {
        System.arraycopy(xs, to, xs, from + 1, size - to);
        System.arraycopy(ys, to, ys, from + 1, size - to);
        xs[from] = x;
        ys[from] = y;
        size += 1 - (to - from);
    }
}
