package org.penjing.search.space;

import java.util.List;
import java.util.Set;
import org.penjing.base.Faults;
import org.penjing.compress.Precision;

/**
 * What a search may vary, for any architecture: rules over the names of channel groups and weights. Patterns are globs on
 * whole names. Of the rules of one list, the first that matches a name decides; a group without a rule keeps its full width,
 * a weight without one is {@code w8a8}.
 *
 * @param widths which shares of a channel group may be kept
 * @param precisions which bits an operator that owns a weight may have
 * @param depths steps of one inference at most
 * @param pins operators whose precision is decided
 * @param forbids bits that some operators may not have, whatever the rules offer
 * @param protects groups that are not pruned and weights that keep 8 bits
 */
public record SearchSpace(
        String name,
        String description,
        List<WidthRule> widths,
        List<PrecisionRule> precisions,
        List<Integer> depths,
        List<Pin> pins,
        List<Forbid> forbids,
        List<String> protects) {

    /** @throws org.penjing.base.InvalidInputException with all faults */
    public SearchSpace {
        widths = List.copyOf(widths);
        precisions = List.copyOf(precisions);
        depths = List.copyOf(depths);
        pins = List.copyOf(pins);
        forbids = List.copyOf(forbids);
        protects = List.copyOf(protects);
        Faults faults = new Faults();
        faults.check(
                name.matches("[a-z0-9][a-z0-9.-]*"),
                "name",
                "\"" + name + "\"",
                "lower-case letters, digits, dots and dashes",
                "rename the space");
        checkChoices(faults, "depths", depths, "at least 1", depths.stream().allMatch(depth -> depth >= 1));
        for (int i = 0; i < protects.size(); i++) {
            checkPattern(faults, "protect[" + i + "]", protects.get(i));
        }
        faults.throwIfAny();
    }

    /**
     * Channel groups and what may be kept of them.
     *
     * @param groups a pattern on group names
     * @param ratios kept shares, in (0, 1]
     */
    public record WidthRule(String groups, List<Double> ratios) {
        public WidthRule {
            ratios = List.copyOf(ratios);
            Faults faults = new Faults();
            checkPattern(faults, "groups", groups);
            checkChoices(
                    faults, "ratios", ratios, "in (0, 1]", ratios.stream().allMatch(ratio -> ratio > 0 && ratio <= 1));
            faults.throwIfAny();
        }
    }

    /**
     * Operators that own a weight, and the bits that they may have; every pair of the two lists is offered.
     *
     * @param weights a pattern on weight names
     */
    public record PrecisionRule(String weights, List<Integer> weightBits, List<Integer> activationBits) {
        public PrecisionRule {
            weightBits = List.copyOf(weightBits);
            activationBits = List.copyOf(activationBits);
            Faults faults = new Faults();
            checkPattern(faults, "weights", weights);
            checkWeightBits(faults, "weightBits", weightBits);
            checkActivationBits(faults, "activationBits", activationBits);
            faults.throwIfAny();
        }
    }

    /** Operators whose precision is decided. */
    public record Pin(String weights, int weightBits, int activationBits) {
        public Pin {
            Faults faults = new Faults();
            checkPattern(faults, "weights", weights);
            checkWeightBits(faults, "weightBits", List.of(weightBits));
            checkActivationBits(faults, "activationBits", List.of(activationBits));
            faults.throwIfAny();
        }

        Precision precision() {
            return new Precision(weightBits, activationBits);
        }
    }

    /** Operators and the bits that they may not have; an empty list forbids none of its kind. */
    public record Forbid(String weights, List<Integer> weightBits, List<Integer> activationBits) {
        public Forbid {
            weightBits = List.copyOf(weightBits);
            activationBits = List.copyOf(activationBits);
            Faults faults = new Faults();
            checkPattern(faults, "weights", weights);
            if (!weightBits.isEmpty()) {
                checkWeightBits(faults, "weightBits", weightBits);
            }
            if (!activationBits.isEmpty()) {
                checkActivationBits(faults, "activationBits", activationBits);
            }
            faults.check(
                    !weightBits.isEmpty() || !activationBits.isEmpty(),
                    "weightBits",
                    "[]",
                    "a forbid names weightBits or activationBits",
                    "add the bits to forbid, or remove the entry");
            faults.throwIfAny();
        }

        boolean forbids(Precision precision) {
            return weightBits.contains(precision.weightBits()) || activationBits.contains(precision.activationBits());
        }
    }

    private static void checkPattern(Faults faults, String field, String pattern) {
        faults.check(!pattern.isBlank(), field, "\"" + pattern + "\"", "a pattern", "use * for all");
    }

    private static void checkWeightBits(Faults faults, String field, List<Integer> bits) {
        checkBits(faults, field, bits, Precision.WEIGHT_BITS);
    }

    private static void checkActivationBits(Faults faults, String field, List<Integer> bits) {
        checkBits(faults, field, bits, Precision.ACTIVATION_BITS);
    }

    private static void checkBits(Faults faults, String field, List<Integer> bits, Set<Integer> known) {
        checkChoices(faults, field, bits, "among " + known.stream().sorted().toList(), known.containsAll(bits));
    }

    private static void checkChoices(Faults faults, String field, List<?> choices, String range, boolean inRange) {
        if (faults.check(!choices.isEmpty(), field, choices, "at least one choice", "add a choice")) {
            faults.check(inRange, field, choices, range, "remove what is outside");
            faults.check(
                    choices.stream().distinct().count() == choices.size(),
                    field,
                    choices,
                    "each choice once",
                    "remove the repetition");
        }
    }
}
