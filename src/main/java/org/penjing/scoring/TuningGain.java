package org.penjing.scoring;

import java.util.Comparator;
import java.util.List;

/**
 * What fine-tuning adds to the estimated accuracy of a subnet, learned from a few that were tuned for that purpose. Between two
 * trials the gain is a straight line of the estimate, outside of them that of the nearest.
 *
 * @param trials by estimate; without any, nothing is gained
 */
public record TuningGain(List<Trial> trials) {
    /** Of jobs that do not fine-tune. */
    public static final TuningGain NONE = new TuningGain(List.of());

    private static final double STEP = 0.001;

    /**
     * A subnet's exact accuracy on the validation split, 0 to 1.
     *
     * @param estimate as a part of the supernet
     * @param tuned once it is fine-tuned
     */
    public record Trial(double estimate, double tuned) {
        double gain() {
            return Math.max(0, tuned - estimate);
        }
    }

    public TuningGain {
        trials = trials.stream()
                .sorted(Comparator.comparingDouble(Trial::estimate))
                .toList();
    }

    /** What is gained from {@code estimate} on, at least 0. */
    double at(double estimate) {
        if (trials.isEmpty()) {
            return 0;
        }
        Trial below = trials.getFirst();
        for (Trial above : trials) {
            if (above.estimate() >= estimate) {
                double span = above.estimate() - below.estimate();
                double share = span > 0 ? Math.max(0, (estimate - below.estimate()) / span) : 1;
                return below.gain() + share * (above.gain() - below.gain());
            }
            below = above;
        }
        return below.gain();
    }

    /** The lowest estimate down to which fine-tuning is expected to reach {@code required}; at least 0. */
    double lowest(double required) {
        double lowest = required;
        while (lowest - STEP >= 0 && lowest - STEP + at(lowest - STEP) >= required) {
            lowest -= STEP;
        }
        return Math.max(0, lowest);
    }
}
