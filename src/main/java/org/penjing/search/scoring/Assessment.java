package org.penjing.search.scoring;

import org.jspecify.annotations.Nullable;
import org.penjing.hardware.LimitViolations;
import org.penjing.hardware.StepCost;
import org.penjing.task.Quality;

/**
 * All that scoring knows about a candidate.
 *
 * @param quality on the validation split; null where the candidate could not be run
 * @param cost of one step
 * @param depth steps at most
 * @param limits each limit with what the candidate needs; the accuracy is not among them where it could not be run
 * @param extent what the accuracy was measured on
 */
public record Assessment(@Nullable Quality quality, StepCost cost, int depth, LimitViolations limits, Extent extent) {
    /** What an accuracy was measured on. */
    public enum Extent {
        /** A subset, which shows that the candidate is of no use. */
        SUBSET,
        /** All validation samples. */
        FULL,
        /** Nothing: the candidate could not be run. */
        FAILED
    }

    /** The score, 1 when all is right; 0 where the candidate could not be run. */
    public double score() {
        return quality == null ? 0 : quality.score();
    }
}
