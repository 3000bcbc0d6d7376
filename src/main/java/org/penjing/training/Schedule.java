package org.penjing.training;

/** The learning rate over a run: up linearly, then down as a cosine. */
final class Schedule {
    private static final int RISE = 20;
    private static final double FLOOR = 0.05;

    private Schedule() {}

    static double rate(double peak, int step, int steps) {
        double rise = Math.min(1, (step + 1.0) / RISE);
        double fall = FLOOR + (1 - FLOOR) * 0.5 * (1 + Math.cos(Math.PI * step / steps));
        return peak * rise * fall;
    }
}
