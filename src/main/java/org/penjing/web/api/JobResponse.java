package org.penjing.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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
        JobStatus state,
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
        Evaluations evaluations,
        int budget,
        @Nullable CheckResponse feasibility,
        @Nullable BaselineResponse baseline,
        List<ProfileResponse> profiles,
        @Schema(ref = "#/components/schemas/JobSpec") JsonNode job) {

    /**
     * What became of the candidates that the searches of a job proposed.
     *
     * @param scored scored and stored
     * @param infeasible those of the scored that break a limit
     * @param cached answered from an earlier evaluation
     * @param failed that could not be scored
     */
    public record Evaluations(int scored, int infeasible, int cached, int failed) {}
}
