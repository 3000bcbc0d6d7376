package org.penjing.job.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penjing.training.TrainingPlan;

/**
 * A job file with every default filled in, as {@link JobSpecReader} accepts it: its components are the fields of the file.
 *
 * @param name what the user calls the job
 * @param seed of everything random in the job
 * @param searchSpace name of a search space
 * @param profiles at least one, each id once
 * @param supernet the supernet that is searched; null for one that the job trains
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobSpec(
        String name,
        long seed,
        ModelSpec model,
        DataSpec data,
        TrainingPlan training,
        String searchSpace,
        SearchSpec search,
        List<ProfileSpec> profiles,
        @Nullable SupernetSpec supernet) {
    public JobSpec {
        profiles = List.copyOf(profiles);
    }

    /**
     * A job that tunes and verifies one candidate that a job like this one has found.
     *
     * @param trained the id of that job
     * @throws IllegalArgumentException if it does not ask for {@code profile}
     */
    public JobSpec verification(UUID trained, String profile, String genome) {
        return new JobSpec(
                name,
                seed,
                model,
                data,
                training,
                searchSpace,
                search.of(genome),
                List.of(profile(profile)),
                new SupernetSpec(trained));
    }

    /** @throws IllegalArgumentException if the job does not ask for {@code id} */
    public ProfileSpec profile(String id) {
        return profiles.stream()
                .filter(profile -> profile.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the job does not ask for profile " + id));
    }
}
