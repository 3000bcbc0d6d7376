package org.penjing.job.work;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penjing.hardware.LimitCheck;
import org.penjing.hardware.LimitWords;
import org.penjing.job.work.Figures.Costs;

/**
 * What can be said about a job before any training.
 *
 * @param data null in reports of versions that did not look at them
 * @param profiles in the job's order
 */
public record FeasibilityReport(@Nullable DataSummary data, List<ProfileFeasibility> profiles) {
    public FeasibilityReport {
        profiles = List.copyOf(profiles);
    }

    public boolean anySatisfiable() {
        return profiles.stream().anyMatch(ProfileFeasibility::satisfiable);
    }

    /** @throws IllegalArgumentException if there is no such profile */
    public ProfileFeasibility profile(String id) {
        return profiles.stream()
                .filter(profile -> profile.profile().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no feasibility of profile " + id));
    }

    /** What the unsatisfiable profiles lack, in numbers. */
    public String shortfall() {
        return profiles.stream()
                .filter(profile -> !profile.satisfiable())
                .map(ProfileFeasibility::shortfall)
                .collect(Collectors.joining("; "));
    }

    /**
     * Whether a search space can meet the limits of a profile at all.
     *
     * @param subnets the smallest, a middle and the largest subnet
     */
    public record ProfileFeasibility(String profile, boolean satisfiable, List<SubnetCheck> subnets) {
        public ProfileFeasibility {
            subnets = List.copyOf(subnets);
            if (subnets.isEmpty()) {
                throw new IllegalArgumentException(
                        "the feasibility of " + profile + " needs at least the smallest subnet");
            }
        }

        /** The limits that even the smallest subnet breaks, in numbers. */
        public String shortfall() {
            return profile + ": the smallest subnet needs "
                    + LimitWords.broken(subnets.getFirst().limits());
        }
    }

    /**
     * What one subnet of a search space costs, each figure against its limit.
     *
     * @param subnet {@code smallest}, {@code middle} or {@code largest}
     */
    public record SubnetCheck(String subnet, Costs costs, List<LimitCheck> limits) {
        public SubnetCheck {
            limits = List.copyOf(limits);
        }

        /** Whether every limit is met. */
        public boolean isMet() {
            return limits.stream().allMatch(LimitCheck::isMet);
        }
    }
}
