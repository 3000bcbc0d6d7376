package org.penjing.job.spec;

import java.util.List;
import org.penjing.training.TrainingPlan;

/**
 * A job file with every default filled in, as {@link JobSpecReader} accepts it: its components are the fields of the file.
 *
 * @param name what the user calls the job
 * @param seed of everything random in the job
 * @param searchSpace name of a search space
 * @param profiles at least one, each id once
 */
public record JobSpec(
        String name,
        long seed,
        ModelSpec model,
        DataSpec data,
        TrainingPlan training,
        String searchSpace,
        SearchSpec search,
        List<ProfileSpec> profiles) {
    public JobSpec {
        profiles = List.copyOf(profiles);
    }

    /** @throws IllegalArgumentException if the job does not ask for {@code id} */
    public ProfileSpec profile(String id) {
        return profiles.stream()
                .filter(profile -> profile.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the job does not ask for profile " + id));
    }
}
