package org.penjing.data;

import org.penjing.fault.Faults;

/**
 * How puzzles are split.
 *
 * @param trainingShare of the answer grids
 * @param validationShare of the answer grids
 * @param testShare of the answer grids
 * @param maxTraining puzzles at most
 * @param maxValidation puzzles at most
 * @param maxTest puzzles at most
 */
public record SplitSpec(
        double trainingShare,
        double validationShare,
        double testShare,
        int maxTraining,
        int maxValidation,
        int maxTest) {
    public static final int NO_CAP = Integer.MAX_VALUE;

    /** 70, 15 and 15 % of the answer grids, all of their puzzles. */
    public static final SplitSpec DEFAULT = new SplitSpec(0.7, 0.15, 0.15, NO_CAP, NO_CAP, NO_CAP);

    private static final double ROUNDING = 1e-6;

    /** @throws org.penjing.fault.InvalidInputException if shares are not positive with sum 1, or a cap is below 1 */
    public SplitSpec {
        Faults faults = new Faults();
        checkShare(faults, "trainingShare", trainingShare);
        checkShare(faults, "validationShare", validationShare);
        checkShare(faults, "testShare", testShare);
        double sum = trainingShare + validationShare + testShare;
        faults.check(
                Math.abs(sum - 1) < ROUNDING,
                "trainingShare + validationShare + testShare",
                sum,
                "1",
                "change the shares");
        checkCap(faults, "maxTraining", maxTraining);
        checkCap(faults, "maxValidation", maxValidation);
        checkCap(faults, "maxTest", maxTest);
        faults.throwIfAny();
    }

    public SplitSpec withCaps(int maxTraining, int maxValidation, int maxTest) {
        return new SplitSpec(trainingShare, validationShare, testShare, maxTraining, maxValidation, maxTest);
    }

    private static void checkShare(Faults faults, String field, double share) {
        faults.check(share > 0 && share < 1, field, share, "between 0 and 1", "for instance 0.7, 0.15 and 0.15");
    }

    private static void checkCap(Faults faults, String field, int cap) {
        faults.check(cap >= 1, field, cap, "at least 1", "leave it out for all puzzles");
    }
}
