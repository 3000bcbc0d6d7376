package org.penjing.scoring;

import java.util.Optional;
import org.penjing.hardware.LimitViolations;
import org.penjing.hardware.StepCost;

/**
 * What is known of a scored candidate on a device.
 *
 * @param cost of one step
 * @param violations every limit, met or not
 * @param quality on the supernet's validation split; empty when the cost alone rules the candidate out
 * @param expectedDepth mean steps under the halting threshold; the full depth where nothing was measured
 * @param puzzles how many of the split were measured: all, or the first few where those were clear enough
 */
public record Assessment(
        StepCost cost,
        LimitViolations violations,
        Optional<AnswerQuality> quality,
        double expectedDepth,
        int puzzles) {}
