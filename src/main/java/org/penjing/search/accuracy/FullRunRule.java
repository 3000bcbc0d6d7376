package org.penjing.search.accuracy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.penjing.base.Randoms;
import org.penjing.data.Sample;
import org.penjing.task.Samples;

/**
 * Which subnets are run on all samples. Every subnet is run on a subset first, the same for all; one whose best score
 * there is below {@code floor - margin} keeps the subset's figures. So it depends on the subnet alone, not on what
 * else is scored.
 *
 * @param subset samples of the subset; as many as there are, or more, turn it off
 * @param seed what the subset is drawn by
 * @param floor the lowest score, at most 1, that is of any use
 * @param margin how far below a subset may show it by chance
 */
public record FullRunRule(int subset, long seed, double floor, double margin) {
    /** Two standard errors of a share of one half, the worst case, on 64 puzzles. */
    public static final double TWO_ERRORS_OF_64 = 0.125;

    public FullRunRule {
        if (subset < 1) {
            throw new IllegalArgumentException("subset must be at least 1, was " + subset);
        }
        if (!(margin >= 0)) {
            throw new IllegalArgumentException("margin must not be negative, was " + margin);
        }
    }

    public static FullRunRule above(double floor, long seed) {
        return new FullRunRule(64, seed, floor, TWO_ERRORS_OF_64);
    }

    /** Every subnet on all samples. */
    public static FullRunRule always() {
        return new FullRunRule(Integer.MAX_VALUE, 0, 0, 0);
    }

    /** The samples in the order in which they are run, the subset first. */
    Samples order(Samples samples) {
        List<Sample> shuffled = new ArrayList<>(samples.all());
        Collections.shuffle(shuffled, Random.from(Randoms.of(seed)));
        return new Samples(samples.task(), List.copyOf(shuffled));
    }

    boolean settles(AccuracyTable subsetTable) {
        return subsetTable.bestScore() < floor - margin;
    }
}
