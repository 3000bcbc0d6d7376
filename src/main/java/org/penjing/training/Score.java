package org.penjing.training;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.penjing.base.Lookup;
import org.penjing.network.Answers;
import org.penjing.task.Metric;
import org.penjing.task.Samples;

/**
 * How one way of answering fares on held-out samples.
 *
 * @param metrics the headline first
 * @param losses of each sample, see {@link org.penjing.task.Task#loss}; never written to
 */
public record Score(Map<Metric, Double> metrics, double[] losses) {
    static Score of(Answers answers, Samples samples) {
        double[] losses = new double[samples.size()];
        Arrays.setAll(losses, sample -> samples.loss(answers, sample));
        return new Score(samples.metrics(answers), losses);
    }

    int samples() {
        return losses.length;
    }

    /** The headline: 1 when all is right. */
    public double headline() {
        return metrics.values().iterator().next();
    }

    /** The share of cells where answers have cells, which shows progress before any answer is right; else the headline. */
    double finest() {
        return metrics.getOrDefault(Metric.CELL_ACCURACY, headline());
    }

    /**
     * Whether this is right, or nearer, on more of the same samples than {@code other}, by more than two standard deviations of
     * chance over the samples on which the two differ (McNemar's test, DOI 10.1007/BF02295996; of squared errors the sign test).
     */
    boolean isRightMoreOftenThan(Score other) {
        int won = 0;
        int lost = 0;
        for (int sample = 0; sample < losses.length; sample++) {
            won += losses[sample] < other.losses[sample] ? 1 : 0;
            lost += losses[sample] > other.losses[sample] ? 1 : 0;
        }
        return won - lost > 2 * Math.sqrt(won + lost);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Score(var otherMetrics, var otherLosses)
                && metrics.equals(otherMetrics)
                && Arrays.equals(losses, otherLosses);
    }

    @Override
    public int hashCode() {
        return 31 * metrics.hashCode() + Arrays.hashCode(losses);
    }

    /** As it stands in a sentence after "has". */
    @Override
    public String toString() {
        if (metrics.containsKey(Metric.CELL_ACCURACY)) {
            return percent(headline()) + " of puzzles and " + percent(finest()) + " of cells right";
        }
        return metrics.containsKey(Metric.ACCURACY)
                ? percent(headline()) + " of classes right"
                : String.format(Locale.ROOT, "an R2 of %.3f", Lookup.in(metrics, Metric.R2));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
