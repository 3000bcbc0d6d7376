package org.penjing.web.api;

/**
 * A generation of a search, as an event.
 *
 * @param evaluations networks run for the profile so far
 * @param scored candidates scored in this generation
 * @param infeasible those of them that break a limit
 */
public record GenerationResponse(
        String profile,
        int generation,
        int evaluations,
        int scored,
        int infeasible,
        int cached,
        int failed,
        int frontSize,
        double hypervolume,
        double scoringSeconds) {}
