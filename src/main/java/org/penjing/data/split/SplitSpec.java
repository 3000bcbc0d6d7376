package org.penjing.data.split;

import org.jspecify.annotations.Nullable;
import org.penjing.base.Faults;
import org.penjing.data.SplitName;

/**
 * How puzzles are split.
 *
 * @param trainingShare of the rows
 * @param validationShare of the rows
 * @param testShare of the rows
 * @param rule null for what suits the data
 * @param caps puzzles at most
 */
public record SplitSpec(
        double trainingShare,
        double validationShare,
        double testShare,
        @Nullable SplitRule rule,
        Caps caps) {
    /** 70, 15 and 15 % of the rows, all of their puzzles, by what suits the data. */
    public static final SplitSpec DEFAULT = new SplitSpec(0.7, 0.15, 0.15, null, Caps.NONE);

    private static final double ROUNDING = 1e-6;

    /** How many puzzles each split keeps at most. */
    public record Caps(int training, int validation, int test) {
        public static final int NO_CAP = Integer.MAX_VALUE;
        static final Caps NONE = new Caps(NO_CAP, NO_CAP, NO_CAP);

        int of(SplitName name) {
            return switch (name) {
                case TRAINING -> training;
                case VALIDATION -> validation;
                case TEST -> test;
            };
        }
    }

    /** @throws org.penjing.base.InvalidInputException if shares are not positive with sum 1, or a cap is below 1 */
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
        checkCap(faults, "caps.training", caps.training());
        checkCap(faults, "caps.validation", caps.validation());
        checkCap(faults, "caps.test", caps.test());
        faults.throwIfAny();
    }

    public SplitSpec withCaps(int training, int validation, int test) {
        return new SplitSpec(trainingShare, validationShare, testShare, rule, new Caps(training, validation, test));
    }

    public SplitSpec by(@Nullable SplitRule other) {
        return new SplitSpec(trainingShare, validationShare, testShare, other, caps);
    }

    private static void checkShare(Faults faults, String field, double share) {
        faults.check(share > 0 && share < 1, field, share, "between 0 and 1", "for instance 0.7, 0.15 and 0.15");
    }

    private static void checkCap(Faults faults, String field, int cap) {
        faults.check(cap >= 1, field, cap, "at least 1", "leave it out for all puzzles");
    }
}
