package org.penjing.search.scoring;

import org.penjing.task.Metric;

/**
 * Which scores are of use to a search. Its estimates are those of a subnet before fine-tuning, on some hundred
 * samples; so what is expected to reach the limit once it is tuned, or to miss it by no more than the estimate errs, is searched.
 * The limit itself is judged on verified models.
 *
 * @param baseline score of the float network, at most 1, that the limit counts from
 * @param required the score that the limit asks of a verified model
 * @param noise by how much an estimate may err
 * @param gain what fine-tuning makes of an estimate
 */
public record AccuracyFloor(double baseline, double required, double noise, TuningGain gain) {
    public AccuracyFloor {
        if (!(noise >= 0)) {
            throw new IllegalArgumentException("noise must not be negative, was " + noise);
        }
    }

    /**
     * With a noise of two standard errors.
     *
     * @param accuracyDrop points (1 = 0.01) that the limit allows below the baseline
     * @param headline that the scores are of
     * @param samples that it is estimated on
     */
    public static AccuracyFloor of(
            double baseline, double accuracyDrop, Metric headline, int samples, TuningGain gain) {
        double required = baseline - accuracyDrop / 100;
        return new AccuracyFloor(baseline, required, 2 * headline.standardError(required, samples), gain);
    }

    /** The lowest score that is of use when it is expected of a tuned network, at least 0. */
    public double expected() {
        return Math.max(0, required - noise);
    }

    /** The lowest estimate that is of use at any depth, at least 0. */
    public double estimated() {
        return gain.lowest(expected());
    }
}
