package org.penjing.search.strategy;

import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * Regression by Gaussian processes (Rasmussen and Williams 2006, ISBN 026218253X): several outputs over the same inputs share
 * one {@link Matern} kernel, its scale, and a share of noise. As every output is known at every input, a model that also
 * correlates the outputs would predict the same means.
 */
final class GaussianProcess {
    private static final double JITTER = 1e-8;

    private final Matern kernel;
    private final double[][] inputs;
    private final double[] means;
    private final double[] spreads;
    private final double[][] inverse;
    private final double[][] weights;
    private final double scale;
    private final double logDeterminant;

    /**
     * A prediction, by output.
     *
     * @param deviation standard deviation of the value without its noise
     */
    record Prediction(double[] mean, double[] deviation) {}

    /**
     * @param inputs [samples][features]
     * @param outputs [samples][outputs]
     * @param noise variance of the noise as a share of the kernel's
     */
    GaussianProcess(Matern kernel, double noise, double[][] inputs, double[][] outputs) {
        this.kernel = kernel;
        this.inputs = inputs;
        int heads = outputs[0].length;
        means = IntStream.range(0, heads)
                .mapToDouble(head -> mean(outputs, head))
                .toArray();
        spreads = IntStream.range(0, heads)
                .mapToDouble(head -> spread(outputs, head, means[head]))
                .toArray();
        double[][] covariances = kernel.matrix(inputs);
        for (int i = 0; i < inputs.length; i++) {
            covariances[i][i] += noise + JITTER;
        }
        CholeskyDecomposition factors = new CholeskyDecomposition(new Array2DRowRealMatrix(covariances, false));
        inverse = factors.getSolver().getInverse().getData();
        double[][] lower = factors.getL().getData();
        logDeterminant = IntStream.range(0, lower.length)
                .mapToDouble(i -> 2 * Math.log(lower[i][i]))
                .sum();
        double[][] standard = standardised(outputs);
        weights = product(inverse, standard);
        double energy = 0;
        for (int i = 0; i < standard.length; i++) {
            for (int head = 0; head < heads; head++) {
                energy += standard[i][head] * weights[i][head];
            }
        }
        scale = Math.max(energy / Math.max(1, inputs.length * varying()), JITTER);
    }

    Prediction predict(double[] input) {
        double[] covariance = kernel.row(input, inputs);
        double[] mean = means.clone();
        double explained = 0;
        for (int i = 0; i < covariance.length; i++) {
            for (int head = 0; head < mean.length; head++) {
                mean[head] += spreads[head] * covariance[i] * weights[i][head];
            }
            explained += covariance[i] * dot(inverse[i], covariance);
        }
        double deviation = Math.sqrt(scale * Math.max(0, 1 - explained));
        return new Prediction(
                mean,
                IntStream.range(0, mean.length)
                        .mapToDouble(head -> spreads[head] * deviation)
                        .toArray());
    }

    /** The logarithm of the marginal likelihood in the mean of the outputs, up to a constant, at the likeliest scale. */
    double logLikelihood() {
        return -0.5 * (inputs.length * Math.log(scale) + logDeterminant);
    }

    /** The derivatives of {@link #logLikelihood} by the logarithms of the length scales, then of the noise. */
    double[] gradient(double noise) {
        int samples = inputs.length;
        double[] gradient = new double[kernel.features() + 1];
        double[] slopes = new double[kernel.features()];
        double outputs = Math.max(1, varying());
        for (int i = 0; i < samples; i++) {
            for (int j = 0; j <= i; j++) {
                double weight = 0.5 * (dot(weights[i], weights[j]) / (scale * outputs) - inverse[i][j]);
                if (i == j) {
                    gradient[slopes.length] += weight * noise;
                } else {
                    kernel.slopes(inputs[i], inputs[j], slopes);
                    for (int feature = 0; feature < slopes.length; feature++) {
                        gradient[feature] += 2 * weight * slopes[feature];
                    }
                }
            }
        }
        return gradient;
    }

    /** How many outputs are not the same for all samples. */
    private int varying() {
        return (int) IntStream.range(0, spreads.length)
                .filter(head -> spreads[head] > 0)
                .count();
    }

    private double[][] standardised(double[][] outputs) {
        double[][] standard = new double[outputs.length][means.length];
        for (int i = 0; i < outputs.length; i++) {
            for (int head = 0; head < means.length; head++) {
                standard[i][head] = spreads[head] > 0 ? (outputs[i][head] - means[head]) / spreads[head] : 0;
            }
        }
        return standard;
    }

    private static double mean(double[][] outputs, int head) {
        double sum = 0;
        for (double[] output : outputs) {
            sum += output[head];
        }
        return sum / outputs.length;
    }

    private static double spread(double[][] outputs, int head, double mean) {
        double sum = 0;
        for (double[] output : outputs) {
            sum += (output[head] - mean) * (output[head] - mean);
        }
        double spread = Math.sqrt(sum / outputs.length);
        return spread > JITTER ? spread : 0;
    }

    private static double[][] product(double[][] symmetric, double[][] columns) {
        double[][] product = new double[symmetric.length][columns[0].length];
        for (int i = 0; i < symmetric.length; i++) {
            for (int k = 0; k < columns.length; k++) {
                for (int j = 0; j < product[i].length; j++) {
                    product[i][j] += symmetric[i][k] * columns[k][j];
                }
            }
        }
        return product;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
