package org.penjing.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
 * @param elapsed from the start to the end, or to now; zero before the start
 * @param timeLeft null when it cannot be told yet, and at the end
 * @param sinceSignOfLife from the last sign of life to the end, or to now
 * @param reason why the job failed or found nothing feasible
 * @param feasibility null before the first step
 * @param baseline null before the training ends
 */
public record JobView(
        UUID id,
        JobSpec spec,
        JobState state,
        String phase,
        double percent,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Duration elapsed,
        @Nullable Duration timeLeft,
        Duration sinceSignOfLife,
        @Nullable String reason,
        EvaluationCounts evaluations,
        @Nullable FeasibilityReport feasibility,
        @Nullable Baseline baseline,
        List<ProfileView> profiles) {}
