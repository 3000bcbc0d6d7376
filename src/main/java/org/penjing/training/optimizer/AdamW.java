package org.penjing.training.optimizer;

/**
 * Adam with decoupled weight decay ("Decoupled Weight Decay Regularization", arXiv 1711.05101), and an exponential moving
 * average of the parameters with the bias correction that makes it useful in short runs.
 */
public final class AdamW {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.98;
    private static final double EPSILON = 1e-8;

    private static final double MAX_NORM = 1;

    private final TrainingState state;
    private final boolean[] decays;
    private final double weightDecay;
    private final double averaging;

    /**
     * @param decays which elements the weight decay holds for
     * @param averaging decay of the moving average
     */
    public AdamW(TrainingState state, boolean[] decays, double weightDecay, double averaging) {
        this.state = state;
        this.decays = decays;
        this.weightDecay = weightDecay;
        this.averaging = averaging;
    }

    /** One update in place. A gradient with a norm above 1 is scaled down to it first. */
    public void update(float[] gradient, double learningRate) {
        int step = state.nextStep();
        double clip = Math.min(1, MAX_NORM / (norm(gradient) + 1e-6));
        double correction1 = 1 - Math.pow(BETA1, step);
        double correction2 = 1 - Math.pow(BETA2, step);
        double averaged = Math.min(averaging, 1 - 1 / (1 + 0.2 * step));
        for (int i = 0; i < gradient.length; i++) {
            double g = gradient[i] * clip;
            double m = BETA1 * state.firstMoment()[i] + (1 - BETA1) * g;
            double v = BETA2 * state.secondMoment()[i] + (1 - BETA2) * g * g;
            double direction = m / correction1 / (Math.sqrt(v / correction2) + EPSILON);
            double w = state.parameters()[i];
            w -= learningRate * (direction + (decays[i] ? weightDecay * w : 0));
            state.firstMoment()[i] = (float) m;
            state.secondMoment()[i] = (float) v;
            state.parameters()[i] = (float) w;
            state.average()[i] = (float) (averaged * state.average()[i] + (1 - averaged) * w);
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
