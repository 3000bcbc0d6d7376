package org.penjing.search.strategy;

/**
 * The Matern kernel of smoothness 5/2 with a length scale a feature (Rasmussen and Williams 2006, equation 4.17), of variance 1:
 * {@code (1 + s + s^2 / 3) exp(-s)} with {@code s = sqrt(5) r}, r the distance in length scales.
 */
record Matern(double[] lengths) {
    private static final double ROOT = Math.sqrt(5);

    int features() {
        return lengths.length;
    }

    double[][] matrix(double[][] inputs) {
        double[][] matrix = new double[inputs.length][inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            matrix[i][i] = 1;
            for (int j = 0; j < i; j++) {
                matrix[i][j] = covariance(inputs[i], inputs[j]);
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    double[] row(double[] input, double[][] inputs) {
        double[] row = new double[inputs.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = covariance(input, inputs[i]);
        }
        return row;
    }

    /** Writes the derivatives of a covariance by the logarithm of each length scale. */
    void slopes(double[] one, double[] other, double[] slopes) {
        double s = ROOT * Math.sqrt(squaredDistance(one, other));
        double common = 5.0 / 3 * (1 + s) * Math.exp(-s);
        for (int feature = 0; feature < lengths.length; feature++) {
            double difference = (one[feature] - other[feature]) / lengths[feature];
            slopes[feature] = common * difference * difference;
        }
    }

    private double covariance(double[] one, double[] other) {
        double s = ROOT * Math.sqrt(squaredDistance(one, other));
        return (1 + s + s * s / 3) * Math.exp(-s);
    }

    private double squaredDistance(double[] one, double[] other) {
        double sum = 0;
        for (int feature = 0; feature < lengths.length; feature++) {
            double difference = (one[feature] - other[feature]) / lengths[feature];
            sum += difference * difference;
        }
        return sum;
    }
}
