package org.penjing.proof.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Fits figures per item of work to counts so that relative errors are small. No figure is negative, since no work takes less than
 * nothing: C. L. Lawson and R. J. Hanson, "Solving Least Squares Problems", 1974, chapter 23, doi:10.1137/1.9781611971217.
 */
final class LeastSquares {
    /** Of columns of length 1, the least singular value beside the largest. */
    private static final double SMALLEST_RATIO = 1e-3;
    /** The share of an item in what cannot be told apart, from which on it is named. */
    private static final double NAMED_SHARE = 0.1;

    private static final double TOLERANCE = 1e-10;

    private final String name;
    private final List<String> items;
    private final List<double[]> rows = new ArrayList<>();
    private final List<Double> counts = new ArrayList<>();

    /**
     * @param name of what was counted, for messages
     * @param items what each figure is of
     */
    LeastSquares(String name, List<String> items) {
        this.name = name;
        this.items = items;
    }

    void add(double[] work, double count) {
        rows.add(work);
        counts.add(count);
    }

    /** @throws IllegalStateException if the samples cannot tell some items apart, or lack one; names them */
    List<Double> fit() {
        RealMatrix weighted = weighted();
        requireDistinct(weighted);
        RealVector figures = nonNegative(weighted, new ArrayRealVector(rows.size(), 1.0));
        return Arrays.stream(figures.toArray())
                .mapToObj(figure -> Math.rint(figure * 1e4) / 1e4)
                .toList();
    }

    private RealMatrix weighted() {
        RealMatrix weighted = new Array2DRowRealMatrix(rows.size(), items.size());
        for (int i = 0; i < rows.size(); i++) {
            weighted.setRowVector(i, new ArrayRealVector(rows.get(i)).mapDivide(counts.get(i)));
        }
        return weighted;
    }

    private void requireDistinct(RealMatrix matrix) {
        RealMatrix unit = new Array2DRowRealMatrix(Math.max(rows.size(), items.size()), items.size());
        unit.setSubMatrix(matrix.getData(), 0, 0);
        for (int item = 0; item < items.size(); item++) {
            double length = unit.getColumnVector(item).getNorm();
            if (length == 0) {
                throw new IllegalStateException("no sample of " + name + " has " + items.get(item));
            }
            unit.setColumnVector(item, unit.getColumnVector(item).mapDivide(length));
        }
        SingularValueDecomposition decomposition = new SingularValueDecomposition(unit);
        double[] values = decomposition.getSingularValues();
        int last = items.size() - 1;
        if (values[last] < SMALLEST_RATIO * values[0]) {
            RealVector alike = decomposition.getV().getColumnVector(last);
            throw new IllegalStateException("the samples of " + name + " cannot tell apart: "
                    + IntStream.range(0, items.size())
                            .filter(item -> Math.abs(alike.getEntry(item)) > NAMED_SHARE)
                            .mapToObj(items::get)
                            .collect(Collectors.joining(", ")));
        }
    }

    /** The x of no negative entry that makes {@code |a x - b|} smallest. */
    private static RealVector nonNegative(RealMatrix a, RealVector b) {
        int columns = a.getColumnDimension();
        boolean[] passive = new boolean[columns];
        RealVector x = new ArrayRealVector(columns);
        for (int entering = steepest(a, b, x, passive); entering >= 0; entering = steepest(a, b, x, passive)) {
            passive[entering] = true;
            RealVector free = solved(a, b, passive);
            for (int leaving = firstNegative(x, free, passive);
                    leaving >= 0;
                    leaving = firstNegative(x, free, passive)) {
                x = x.add(free.subtract(x).mapMultiply(step(x, free, leaving)));
                for (int i = 0; i < columns; i++) {
                    if (passive[i] && (i == leaving || x.getEntry(i) < TOLERANCE)) {
                        passive[i] = false;
                        x.setEntry(i, 0);
                    }
                }
                free = solved(a, b, passive);
            }
            x = free;
        }
        return x;
    }

    /** The column outside the passive ones along which the error falls most; -1 if along none. */
    private static int steepest(RealMatrix a, RealVector b, RealVector x, boolean[] passive) {
        RealVector gradient = a.preMultiply(b.subtract(a.operate(x)));
        int best = -1;
        for (int i = 0; i < passive.length; i++) {
            if (!passive[i]
                    && gradient.getEntry(i) > TOLERANCE * a.getColumnVector(i).getNorm()
                    && (best < 0 || gradient.getEntry(i) > gradient.getEntry(best))) {
                best = i;
            }
        }
        return best;
    }

    /** The passive entry that reaches 0 first on the way from x to free; -1 if none does. */
    private static int firstNegative(RealVector x, RealVector free, boolean[] passive) {
        int first = -1;
        for (int i = 0; i < passive.length; i++) {
            if (passive[i] && free.getEntry(i) <= 0 && (first < 0 || step(x, free, i) < step(x, free, first))) {
                first = i;
            }
        }
        return first;
    }

    /** The share of the way from x to free at which an entry is 0. */
    private static double step(RealVector x, RealVector free, int entry) {
        return x.getEntry(entry) / (x.getEntry(entry) - free.getEntry(entry));
    }

    /** Least squares over the passive columns; the others are 0. */
    private static RealVector solved(RealMatrix a, RealVector b, boolean[] passive) {
        int[] columns =
                IntStream.range(0, passive.length).filter(i -> passive[i]).toArray();
        int[] all = IntStream.range(0, a.getRowDimension()).toArray();
        RealVector x = new ArrayRealVector(passive.length);
        if (columns.length > 0) {
            RealVector solution = new SingularValueDecomposition(a.getSubMatrix(all, columns))
                    .getSolver()
                    .solve(b);
            for (int i = 0; i < columns.length; i++) {
                x.setEntry(columns[i], solution.getEntry(i));
            }
        }
        return x;
    }

    /** The largest relative error of a fit over its samples. */
    double largestError(List<Double> figures) {
        double largest = 0;
        for (int i = 0; i < counts.size(); i++) {
            double sum = 0;
            for (int item = 0; item < figures.size(); item++) {
                sum += figures.get(item) * rows.get(i)[item];
            }
            largest = Math.max(largest, Math.abs(sum / counts.get(i) - 1));
        }
        return largest;
    }
}
