package org.penjing.web.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The front of a job for a hardware profile.
 *
 * @param state of the job
 * @param complete whether the search is over
 * @param points the smallest first
 * @param best the rank of the best verified finalist; null while none is published
 * @param nearest when no point is feasible: the candidates that break the limits least
 * @param shortfall what binds where a search has ended without a feasible point, in words; null otherwise
 * @param feasibility what was known before the search
 * @param generations of the search
 */
public record FrontResponse(
        String profile,
        JobStatus state,
        boolean complete,
        @Nullable Double hypervolume,
        List<PointResponse> points,
        @Nullable Integer best,
        List<PointResponse> nearest,
        @Nullable String shortfall,
        CheckResponse.@Nullable ProfileCheck feasibility,
        List<SearchedGeneration> generations) {

    /**
     * A generation of a search that is over.
     *
     * @param evaluations networks run up to and including this generation
     * @param hypervolumeShare of the front then, as a share of that of the latest front
     * @param correlation of the errors that the search expected in this generation with those measured; null without a model
     */
    public record SearchedGeneration(
            int generation,
            int evaluations,
            int frontSize,
            double hypervolumeShare,
            @Nullable Double correlation) {}
}
