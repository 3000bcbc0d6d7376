package org.penjing.job.request;

import java.util.Optional;
import java.util.UUID;

/** The jobs of a server whose supernets another job may search. */
public interface TrainedJobs {
    /** For job files that no server reads. */
    TrainedJobs NONE = new TrainedJobs() {
        @Override
        public Optional<JobSpec> spec(UUID job) {
            return Optional.empty();
        }

        @Override
        public boolean hasRun(UUID job, String profile, String genome) {
            return false;
        }
    };

    /** What a job asked for; empty if there is no such job or it has not trained its supernet. */
    Optional<JobSpec> spec(UUID job);

    /** Whether a job's search for a profile has run the network of {@code genome}, to its depth. */
    boolean hasRun(UUID job, String profile, String genome);
}
