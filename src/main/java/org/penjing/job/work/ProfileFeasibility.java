package org.penjing.job.work;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether a search space can meet the limits of a profile at all.
 *
 * @param subnets the smallest, a middle and the largest subnet
 */
public record ProfileFeasibility(String profile, boolean satisfiable, List<SubnetCheck> subnets) {
    public ProfileFeasibility {
        subnets = List.copyOf(subnets);
        if (subnets.isEmpty()) {
            throw new IllegalArgumentException("the feasibility of " + profile + " needs at least the smallest subnet");
        }
    }

    /** The limits that even the smallest subnet breaks, in numbers. */
    public String shortfall() {
        return profile + ": the smallest subnet needs "
                + subnets.getFirst().limits().stream()
                        .filter(limit -> !limit.met())
                        .map(limit -> number(limit.value()) + " " + limit.limit() + " of at most "
                                + number(limit.bound()))
                        .collect(Collectors.joining(", "));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
