package org.penjing.training;

/**
 * Adam with decoupled weight decay ("Decoupled Weight Decay Regularization", arXiv 1711.05101), and an exponential moving
 * average of the parameters with the bias correction that makes it useful in short runs.
 */
final class AdamW {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.98;
    private static final double EPSILON = 1e-8;

    private final TrainingState state;

    AdamW(TrainingState state) {
        this.state = state;
    }

    /** One update in place. The gradient is scaled down first if its norm is above {@code maxNorm}. */
    void update(float[] gradient, double learningRate, double weightDecay, double maxNorm, double averaging) {
        int step = state.nextStep();
        double clip = Math.min(1, maxNorm / (norm(gradient) + 1e-6));
        double correction1 = 1 - Math.pow(BETA1, step);
        double correction2 = 1 - Math.pow(BETA2, step);
        double decay = Math.min(averaging, (1.0 + step) / (10.0 + step));
        for (int i = 0; i < gradient.length; i++) {
            double g = gradient[i] * clip;
            double m = BETA1 * state.firstMoment()[i] + (1 - BETA1) * g;
            double v = BETA2 * state.secondMoment()[i] + (1 - BETA2) * g * g;
            double direction = m / correction1 / (Math.sqrt(v / correction2) + EPSILON);
            double w = state.parameters()[i];
            w -= learningRate * (direction + weightDecay * w);
            state.firstMoment()[i] = (float) m;
            state.secondMoment()[i] = (float) v;
            state.parameters()[i] = (float) w;
            state.average()[i] = (float) (decay * state.average()[i] + (1 - decay) * w);
        }
    }

    private static double norm(float[] gradient) {
        double squares = 0;
        for (float g : gradient) {
            squares += (double) g * g;
        }
        return Math.sqrt(squares);
    }
}
