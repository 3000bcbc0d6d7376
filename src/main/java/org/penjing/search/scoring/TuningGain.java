package org.penjing.search.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What fine-tuning makes of the estimated accuracy of a subnet, learned from a few that were tuned for that purpose. Tuned accuracy
 * rises with the estimate, in straight lines through the trials, made monotone by pooling neighbours that are not (Ayer et al. 1955,
 * doi:10.1214/aoms/1177728423); below the lowest trial the gain is that of this trial, and 1 stays 1. What too few steps cost, tuning
 * makes good in part only.
 *
 * @param depth that the supernet was trained for, from which on the whole gain is expected
 * @param shallow share of the gain, 0 to 1, that is expected at one step; between, a straight line
 * @param trials at that depth; without any, nothing is gained
 */
public record TuningGain(int depth, double shallow, List<Trial> trials) {
    /** Of jobs that do not fine-tune. */
    public static final TuningGain NONE = new TuningGain(1, 1, List.of());

    private static final double STEP = 0.001;

    /**
     * A subnet's headline on the validation split, at most 1.
     *
     * @param estimate as a part of the supernet
     * @param tuned once it is fine-tuned
     */
    public record Trial(double estimate, double tuned) {
        public double gain() {
            return Math.max(0, tuned - estimate);
        }
    }

    public TuningGain {
        trials = monotone(trials);
    }

    /** The headline that a subnet of so many steps is expected to have once it is tuned; never below its estimate. */
    public double expected(double estimate, int steps) {
        return estimate + share(steps) * gain(estimate);
    }

    /** The lowest estimate that is expected to reach {@code required}, at any depth; at least 0. */
    public double lowest(double required) {
        double lowest = required;
        while (lowest - STEP >= 0 && expected(lowest - STEP, depth) >= required) {
            lowest -= STEP;
        }
        return Math.max(0, lowest);
    }

    private double share(int steps) {
        return steps >= depth ? 1 : shallow + (1 - shallow) * (steps - 1) / (depth - 1);
    }

    private double gain(double estimate) {
        if (trials.isEmpty()) {
            return 0;
        }
        Trial below = trials.getFirst();
        if (estimate <= below.estimate()) {
            return below.gain();
        }
        for (Trial above : trials) {
            if (above.estimate() >= estimate) {
                return line(below, above, estimate);
            }
            below = above;
        }
        return below.estimate() >= 1 ? 0 : line(below, new Trial(1, 1), estimate);
    }

    private static double line(Trial below, Trial above, double estimate) {
        double share = (estimate - below.estimate()) / (above.estimate() - below.estimate());
        return Math.max(0, below.tuned() + share * (above.tuned() - below.tuned()) - estimate);
    }

    /** By estimate; equal estimates, and neighbours whose tuned accuracies fall, become one trial of their mean. */
    private static List<Trial> monotone(List<Trial> trials) {
        List<List<Trial>> pools = new ArrayList<>();
        trials.stream().sorted(Comparator.comparingDouble(Trial::estimate)).forEach(trial -> {
            List<Trial> pool = new ArrayList<>(List.of(trial));
            while (!pools.isEmpty() && !rises(mean(pools.getLast()), mean(pool))) {
                pool.addAll(pools.removeLast());
            }
            pools.add(pool);
        });
        return pools.stream().map(TuningGain::mean).toList();
    }

    private static boolean rises(Trial one, Trial next) {
        return one.estimate() < next.estimate() && one.tuned() <= next.tuned();
    }

    private static Trial mean(List<Trial> pool) {
        return new Trial(
                pool.stream().mapToDouble(Trial::estimate).average().orElseThrow(),
                pool.stream().mapToDouble(Trial::tuned).average().orElseThrow());
    }
}
