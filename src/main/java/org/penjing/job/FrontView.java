package org.penjing.job;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penjing.job.state.GenerationSummary;
import org.penjing.job.state.JobState;
import org.penjing.job.work.FeasibilityReport.ProfileFeasibility;
import org.penjing.job.work.FrontPoint;

/**
 * The front of a job for a profile.
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
public record FrontView(
        String profile,
        JobState state,
        boolean complete,
        @Nullable Double hypervolume,
        List<FrontPoint> points,
        @Nullable Integer best,
        List<FrontPoint> nearest,
        @Nullable String shortfall,
        @Nullable ProfileFeasibility feasibility,
        List<GenerationSummary> generations) {}
