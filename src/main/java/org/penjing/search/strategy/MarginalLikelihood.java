package org.penjing.search.strategy;

import java.util.Arrays;

/**
 * Finds the length scales and the noise of a {@link GaussianProcess} that make its samples likeliest, given that length scales
 * are not far from the features' range. Climbs by the signs of the derivatives with a step of its own for each number, which
 * grows while the sign stays and halves when it turns (Rprop: Riedmiller and Braun 1993, DOI 10.1109/ICNN.1993.298623), within
 * bounds. The same samples give the same numbers.
 */
final class MarginalLikelihood {
    private static final int STEPS = 40;
    private static final double FIRST_STEP = 0.3;
    private static final double SMALLEST_STEP = 0.01;
    private static final double LARGEST_STEP = 0.6;
    private static final double LOG_LENGTH = Math.log(1.5);
    private static final double LOG_NOISE = Math.log(0.01);
    private static final double MOST = Math.log(20);
    private static final double LEAST = Math.log(0.1);
    private static final double LEAST_NOISE = Math.log(1e-4);
    private static final double MOST_NOISE = Math.log(0.5);

    private final double[][] inputs;
    private final double[][] outputs;
    private final int features;

    MarginalLikelihood(double[][] inputs, double[][] outputs) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.features = inputs[0].length;
    }

    /** The logarithms of the length scales, then of the noise. */
    double[] likeliest() {
        double[] now = new double[features + 1];
        Arrays.fill(now, LOG_LENGTH);
        now[features] = LOG_NOISE;
        double[] best = now.clone();
        double highest = Double.NEGATIVE_INFINITY;
        double[] steps = new double[now.length];
        Arrays.fill(steps, FIRST_STEP);
        double[] before = new double[now.length];
        for (int step = 0; step < STEPS; step++) {
            GaussianProcess process = process(now, inputs, outputs);
            double value = process.logLikelihood() + logPrior(now);
            if (value > highest) {
                highest = value;
                best = now.clone();
            }
            double[] gradient = process.gradient(Math.exp(now[features]));
            for (int i = 0; i < now.length; i++) {
                double slope = gradient[i] + priorSlope(now, i);
                double turn = slope * before[i];
                steps[i] = Math.clamp(steps[i] * (turn < 0 ? 0.5 : turn > 0 ? 1.2 : 1), SMALLEST_STEP, LARGEST_STEP);
                now[i] = Math.clamp(now[i] + Math.signum(slope) * steps[i], least(i), most(i));
                before[i] = slope;
            }
        }
        return best;
    }

    static GaussianProcess process(double[] logarithms, double[][] inputs, double[][] outputs) {
        int features = logarithms.length - 1;
        double[] lengths = Arrays.stream(logarithms, 0, features).map(Math::exp).toArray();
        return new GaussianProcess(new Matern(lengths), Math.exp(logarithms[features]), inputs, outputs);
    }

    /** Logarithms of length scales are taken to be normal with deviation 1. */
    private double logPrior(double[] logarithms) {
        return -0.5
                * Arrays.stream(logarithms, 0, features)
                        .map(value -> (value - LOG_LENGTH) * (value - LOG_LENGTH))
                        .sum();
    }

    private double priorSlope(double[] logarithms, int i) {
        return i < features ? LOG_LENGTH - logarithms[i] : 0;
    }

    private double least(int i) {
        return i < features ? LEAST : LEAST_NOISE;
    }

    private double most(int i) {
        return i < features ? MOST : MOST_NOISE;
    }
}
