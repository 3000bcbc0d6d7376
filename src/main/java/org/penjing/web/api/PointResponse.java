package org.penjing.web.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A candidate on a front.
 *
 * @param genome its identity within the profile
 * @param estimated figures from the supernet and the cost model
 * @param expectedAccuracy the headline that fine-tuning is expected to bring the estimated one to
 * @param feasible whether all limits are met: by the verified figures where there are any, else by the estimated ones
 * @param violated the limits that are broken
 * @param rank of the verified finalist that it is; null while the point is only estimated
 * @param verified figures measured on the integer definition; null while the point is only estimated
 * @param proof how far the exported files are proven; null as well
 */
public record PointResponse(
        String genome,
        CandidateResponse candidate,
        FiguresResponse estimated,
        double expectedAccuracy,
        boolean feasible,
        List<LimitResponse> violated,
        @Nullable Integer rank,
        @Nullable FiguresResponse verified,
        @Nullable String proof) {

    /** The verified headline where there is one, else the expected one. */
    public double score() {
        return verified != null && verified.quality() != null
                ? verified.quality().exactAccuracy()
                : expectedAccuracy;
    }

    /** The verified figures where there are any, else the estimated ones. */
    public FiguresResponse figures() {
        return verified != null ? verified : estimated;
    }
}
