package org.penjing.scoring;

/**
 * Which exact accuracies are of use to a search. Its estimates are those of a subnet before fine-tuning, on some hundred
 * puzzles; so what lies below the limit by no more than fine-tuning gains and the estimate errs is searched too. The limit itself
 * is judged on verified models.
 *
 * @param baseline exact accuracy of the float network, 0 to 1, that the limit counts from
 * @param required the accuracy that the limit asks of a verified model
 * @param margin how far an estimate may lie below
 */
public record AccuracyFloor(double baseline, double required, double margin) {
    public AccuracyFloor {
        if (!(margin >= 0)) {
            throw new IllegalArgumentException("margin must not be negative, was " + margin);
        }
    }

    /**
     * With the margin that fine-tuning makes good, and two standard errors of the estimate.
     *
     * @param accuracyDrop points (1 = 0.01) that the limit allows below the baseline
     * @param puzzles that accuracy is estimated on
     */
    public static AccuracyFloor of(double baseline, double accuracyDrop, int puzzles, TuningGain gain) {
        double required = baseline - accuracyDrop / 100;
        double share = Math.clamp(required, 0, 1);
        double twoErrors = 2 * Math.sqrt(share * (1 - share) / puzzles);
        return new AccuracyFloor(baseline, required, Math.max(0, required - gain.lowest(required)) + twoErrors);
    }

    /** The lowest estimate that is of use, at least 0. */
    public double searched() {
        return Math.max(0, required - margin);
    }
}
