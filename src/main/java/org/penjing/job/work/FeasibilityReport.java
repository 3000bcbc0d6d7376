package org.penjing.job.work;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
}
