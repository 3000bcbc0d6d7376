package org.penjing.search.scoring;

import org.penjing.hardware.LimitViolations;
import org.penjing.hardware.StepCost;

/**
 * All that scoring knows about a candidate.
 *
 * @param exact share of puzzles with every cell right; 0 where the candidate could not be run
 * @param cell share of cells that are right; 0 where the candidate could not be run
 * @param macroF1 mean F1 over the answer's tokens; 0 where the candidate could not be run
 * @param expectedDepth steps taken on average with the candidate's halting threshold; its depth where it could not be run
 * @param samples validation puzzles that it was run on; 0 where it could not be run
 * @param cost of one step
 * @param depth steps at most
 * @param limits each limit with what the candidate needs; the accuracy is not among them where it could not be run
 * @param evidence what the accuracy was measured on
 */
public record Assessment(
        double exact,
        double cell,
        double macroF1,
        double expectedDepth,
        int samples,
        StepCost cost,
        int depth,
        LimitViolations limits,
        Evidence evidence) {
    /** What an accuracy was measured on. */
    public enum Evidence {
        /** A subset, which shows that the candidate is of no use. */
        SUBSET,
        /** All validation puzzles. */
        FULL,
        /** Nothing: the candidate could not be run. */
        FAILED
    }

    /** Milliseconds of one inference at full depth. */
    public double worstMillis() {
        return depth * cost.millis();
    }
}
