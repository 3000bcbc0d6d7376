package org.penjing.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every limit with what a model costs, in the worst case of full depth.
 *
 * @param checks one per limit that there is, in the order of {@link Limits}; accuracy is left out as long as it is unknown
 */
public record LimitViolations(List<LimitCheck> checks) {
    public LimitViolations {
        checks = List.copyOf(checks);
    }

    /** What can be said before training: all limits but the one on accuracy. */
    public static LimitViolations of(StepCost cost, int depth, Limits limits) {
        return new LimitViolations(costChecks(cost, depth, limits));
    }

    /** @param accuracyDrop points (1 = 0.01) of the headline below the float network; negative when above it */
    public static LimitViolations of(StepCost cost, int depth, double accuracyDrop, Limits limits) {
        return new LimitViolations(Stream.concat(
                        costChecks(cost, depth, limits).stream(),
                        Stream.of(new LimitCheck(Limit.ACCURACY_DROP, accuracyDrop, limits.bound(Limit.ACCURACY_DROP))))
                .toList());
    }

    /** These checks, with those given in place of the ones on the same limits. */
    public LimitViolations with(List<LimitCheck> measured) {
        return new LimitViolations(checks.stream()
                .map(check -> measured.stream()
                        .filter(other -> other.limit() == check.limit())
                        .findFirst()
                        .orElse(check))
                .toList());
    }

    /** The limits that are not met. */
    public List<LimitCheck> violated() {
        return checks.stream().filter(check -> !check.isMet()).toList();
    }

    /** Whether every limit is met. */
    public boolean isEmpty() {
        return checks.stream().allMatch(LimitCheck::isMet);
    }

    /** The sum of all excesses, each relative to its bound; 0 when every limit is met. */
    public double sum() {
        return checks.stream().mapToDouble(LimitCheck::excess).sum();
    }

    private static List<LimitCheck> costChecks(StepCost cost, int depth, Limits limits) {
        List<LimitCheck> checks = new ArrayList<>();
        limits.bounds()
                .forEach((limit, bound) ->
                        limit.of(cost, depth).ifPresent(actual -> checks.add(new LimitCheck(limit, actual, bound))));
        return checks;
    }
}
