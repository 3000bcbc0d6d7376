package org.penjing.scoring;

import org.penjing.hardware.LimitViolations;
import org.penjing.hardware.StepCost;

/**
 * All that scoring knows about a candidate.
 *
 * @param exact share of puzzles with every cell right; 0 where the candidate was not run
 * @param cell share of cells that are right; 0 where the candidate was not run
 * @param macroF1 mean F1 over the answer's tokens; 0 where the candidate was not run
 * @param expectedDepth steps taken on average with the candidate's halting threshold; its depth where it was not run
 * @param cost of one step
 * @param depth steps at most
 * @param limits each limit with what the candidate needs; the accuracy is among them once it is known
 * @param evidence what the accuracy was measured on
 */
public record Assessment(
        double exact,
        double cell,
        double macroF1,
        double expectedDepth,
        StepCost cost,
        int depth,
        LimitViolations limits,
        Evidence evidence) {
    /** What an accuracy was measured on. */
    public enum Evidence {
        /** Nothing: the cost alone rules the candidate out. */
        NONE,
        /** A subset, which shows that the candidate is of no use. */
        SUBSET,
        /** All validation puzzles. */
        FULL,
        /** Nothing: the candidate could not be run. */
        FAILED
    }

    /** Added for a candidate that could not be run, so that any that could comes before it. */
    private static final double FAILURE = 1000;

    /** Milliseconds of one inference at full depth. */
    public double worstMillis() {
        return depth * cost.millis();
    }

    /** All violations together; 0 when the candidate is feasible. */
    public double violation() {
        return limits.sum() + (evidence == Evidence.FAILED ? FAILURE : 0);
    }
}
