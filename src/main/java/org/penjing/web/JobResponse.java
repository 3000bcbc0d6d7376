package org.penjing.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penjing.job.JobView;
import org.penjing.job.ProfileView;
import org.penjing.job.request.JobSpec;
import org.penjing.job.state.EvaluationCounts;
import org.penjing.job.state.JobState;
import org.penjing.job.work.Baseline;
import org.penjing.job.work.FeasibilityReport;

/**
 * A job as it stood at one moment.
 *
 * @param phase what is going on, for people
 * @param percent of the whole job that is done, from 0 to 100
 * @param elapsedSeconds from the start to the end, or to now
 * @param secondsLeft null while it cannot be told, and at the end
 * @param secondsSinceSignOfLife from the last sign of life to the end, or to now
 * @param reason why the job failed or found nothing feasible
 * @param evaluations of all profiles together
 * @param budget networks run for each profile at most
 * @param feasibility what was known before training; null before the job's first step
 * @param baseline null before the training ends
 * @param job the job file with every default filled in
 */
public record JobResponse(
        UUID id,
        String name,
        JobState state,
        String phase,
        double percent,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        double elapsedSeconds,
        @Nullable Double secondsLeft,
        double secondsSinceSignOfLife,
        long seed,
        @Nullable String reason,
        EvaluationCounts evaluations,
        int budget,
        @Nullable FeasibilityReport feasibility,
        @Nullable Baseline baseline,
        List<ProfileView> profiles,
        JobSpec job) {

    static JobResponse of(JobView view) {
        Duration left = view.timeLeft();
        return new JobResponse(
                view.id(),
                view.spec().name(),
                view.state(),
                view.phase(),
                Math.round(view.percent() * 10) / 10.0,
                view.createdAt(),
                view.startedAt(),
                view.finishedAt(),
                seconds(view.elapsed()),
                left == null ? null : seconds(left),
                seconds(view.sinceSignOfLife()),
                view.spec().seed(),
                view.reason(),
                view.evaluations(),
                view.spec().search().evaluations(),
                view.feasibility(),
                view.baseline(),
                view.profiles(),
                view.spec());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
