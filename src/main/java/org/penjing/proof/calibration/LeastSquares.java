package org.penjing.proof.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/** Fits figures per item of work to counts, so that relative errors are small; items that never occur get 0. */
final class LeastSquares {
    private final List<double[]> rows = new ArrayList<>();
    private final List<Double> counts = new ArrayList<>();

    void add(double[] work, double count) {
        rows.add(work);
        counts.add(count);
    }

    List<Double> fit(int items) {
        double[][] weighted = new double[rows.size()][items];
        for (int i = 0; i < weighted.length; i++) {
            for (int item = 0; item < items; item++) {
                weighted[i][item] = rows.get(i)[item] / counts.get(i);
            }
        }
        double[] ones = new double[weighted.length];
        Arrays.fill(ones, 1);
        double[] figures = new SingularValueDecomposition(new Array2DRowRealMatrix(weighted))
                .getSolver()
                .solve(new ArrayRealVector(ones))
                .toArray();
        List<Double> rounded = new ArrayList<>();
        for (double figure : figures) {
            rounded.add(Math.rint(figure * 1e4) / 1e4);
        }
        return rounded;
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
