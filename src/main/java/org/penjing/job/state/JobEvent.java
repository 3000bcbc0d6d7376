package org.penjing.job.state;

import java.time.Duration;
import java.util.UUID;

/** Something that has happened to a job and is stored. Published as a Spring event, on the thread that made it happen. */
public sealed interface JobEvent {
    UUID job();

    /** A new job, or one in a new state. */
    record StateChanged(UUID job, JobState state) implements JobEvent {}

    /** The job's phase or share of work done has changed. */
    record Progressed(UUID job) implements JobEvent {}

    /** Training steps were done; alone among the events, this one is about nothing stored. */
    record Trained(UUID job, int steps) implements JobEvent {}

    /**
     * A generation of a search.
     *
     * @param evaluations networks run for the profile so far
     * @param networks run in this generation
     * @param scored candidates scored in this generation, every depth of each network, shared ones included
     * @param infeasible those of them that break a limit
     */
    record GenerationStored(
            UUID job,
            String profile,
            int generation,
            int evaluations,
            int networks,
            int scored,
            int infeasible,
            int cached,
            int failed,
            int frontSize,
            double hypervolume,
            Duration scoringTime)
            implements JobEvent {}
}
