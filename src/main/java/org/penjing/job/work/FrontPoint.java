package org.penjing.job.work;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penjing.hardware.LimitCheck;
import org.penjing.search.space.Candidate;

/**
 * A candidate on a front.
 *
 * @param genome its identity within the profile
 * @param estimated figures from the supernet and the cost model
 * @param expectedScore the headline that fine-tuning is expected to bring the estimated one to
 * @param feasible whether all limits are met: by the verified figures where there are any, else by the estimated ones
 * @param violated the limits that are broken
 * @param rank of the verified finalist that it is; null while the point is only estimated
 * @param verified figures measured on the integer definition; null while the point is only estimated
 * @param proof how far the exported files are proven, see {@link org.penjing.export.Evidence#level()}; null as well
 */
public record FrontPoint(
        String genome,
        Candidate candidate,
        Figures estimated,
        double expectedScore,
        boolean feasible,
        List<LimitCheck> violated,
        @Nullable Integer rank,
        @Nullable Figures verified,
        @Nullable String proof) {
    public static FrontPoint estimated(ScoredCandidate estimate) {
        return new FrontPoint(
                estimate.genome(),
                estimate.candidate(),
                estimate.figures(),
                estimate.expectedScore(),
                estimate.feasible(),
                estimate.violated(),
                null,
                null,
                null);
    }

    public static FrontPoint verified(ScoredCandidate estimate, int rank, Verified verified) {
        return new FrontPoint(
                estimate.genome(),
                estimate.candidate().withHaltThreshold(verified.haltThreshold()),
                estimate.figures(),
                estimate.expectedScore(),
                verified.feasible(),
                verified.violated(),
                rank,
                verified.figures(),
                verified.evidence().level());
    }

    /** The verified headline where there is one, else the expected one. */
    public double score() {
        return verified != null && verified.quality() != null
                ? verified.quality().score()
                : expectedScore;
    }

    /** The verified figures where there are any, else the estimated ones. */
    public Figures figures() {
        return verified != null ? verified : estimated;
    }
}
