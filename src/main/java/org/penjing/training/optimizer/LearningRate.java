package org.penjing.training.optimizer;

/** The learning rate over a run, of a supernet or of a finalist: up linearly, then down as a cosine. */
public final class LearningRate {
    private static final int RISE = 50;
    private static final double FLOOR = 0.05;

    private LearningRate() {}

    /** @param batch of {@code batches}, from 0 */
    public static double at(double peak, int batch, int batches) {
        double rise = Math.min(1, (batch + 1.0) / Math.min(RISE, Math.max(1, batches / 4)));
        double fall = FLOOR + (1 - FLOOR) * 0.5 * (1 + Math.cos(Math.PI * batch / batches));
        return peak * rise * fall;
    }
}
