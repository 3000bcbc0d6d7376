package org.penjing.job.work;

import java.util.List;
import org.penjing.hardware.LimitWords;

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
                + LimitWords.broken(subnets.getFirst().limits());
    }
}
