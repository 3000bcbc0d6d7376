package org.penjing.training.optimizer;

import java.util.List;

/**
 * What a step asks of the parameters.
 *
 * @param loss of the network that learns from the answers alone, in the mean over the puzzles
 * @param values in the flat layout
 * @param puzzles that it is the mean over
 */
public record Gradient(double loss, float[] values, int puzzles) {
    /** The gradient over all puzzles of {@code parts}, in their order. */
    public static Gradient mean(List<Gradient> parts) {
        int all = parts.stream().mapToInt(Gradient::puzzles).sum();
        float[] values = new float[parts.getFirst().values.length];
        double loss = 0;
        for (Gradient part : parts) {
            float share = (float) part.puzzles / all;
            loss += share * part.loss;
            for (int i = 0; i < values.length; i++) {
                values[i] += share * part.values[i];
            }
        }
        return new Gradient(loss, values, all);
    }

    /** Adds {@code other}, scaled down first to {@code share} of this one's norm if it is larger. */
    public void add(Gradient other, double share) {
        double limit = share * norm();
        double norm = other.norm();
        float scale = norm > limit ? (float) (limit / norm) : 1;
        for (int i = 0; i < values.length; i++) {
            values[i] += scale * other.values[i];
        }
    }

    private double norm() {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares);
    }
}
