package org.penjing.search.accuracy;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Chooses the confidence at which inferences of a finished model end, on held-out puzzles: of the thresholds that lose no more
 * than is allowed, the one that takes the fewest steps. A loss is puzzles that were right at full depth and are wrong now, less
 * those that were wrong and are right, plus one standard error of that difference (the root of their sum, for paired answers).
 */
public final class HaltingThreshold {
    /** Never ends early. */
    public static final double NEVER = 1;

    /** From 1/2 in 32nds, and closer to 1 by halves: all of them whole numbers of 2^-15, as firmware compares them. */
    private static final double[] LEVELS = DoubleStream.concat(
                    IntStream.range(16, 32).mapToDouble(i -> i / 32.0),
                    IntStream.rangeClosed(6, 12).mapToDouble(i -> 1 - Math.scalb(1.0, -i)))
            .toArray();

    private HaltingThreshold() {}

    /**
     * @param points (1 = 0.01) of right answers that may be lost
     * @return the threshold; {@link #NEVER} if none saves steps within the loss
     */
    public static double choose(AccuracyTable table, int depth, double points) {
        double fewest = depth;
        double chosen = NEVER;
        for (double level : LEVELS) {
            AccuracyTable.Halting halting = table.halting(depth, level);
            if (lost(halting, table.samples()) <= points && halting.meanSteps() < fewest) {
                fewest = halting.meanSteps();
                chosen = level;
            }
        }
        return chosen;
    }

    private static double lost(AccuracyTable.Halting halting, int puzzles) {
        double error = Math.sqrt((double) halting.spoiled() + halting.mended());
        return 100 * (halting.spoiled() - halting.mended() + error) / puzzles;
    }
}
