package org.penjing.cli.demo;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penjing.web.api.BaselineResponse;
import org.penjing.web.api.FiguresResponse;
import org.penjing.web.api.FiguresResponse.DeviceCosts;
import org.penjing.web.api.FiguresResponse.MeasuredQuality;
import org.penjing.web.api.FinalistResponse;
import org.penjing.web.api.FinalistResponse.PublishedFile;
import org.penjing.web.api.JobResponse;
import org.penjing.web.api.JobResponse.Evaluations;
import org.penjing.web.api.PointResponse;

/**
 * {@code summary.json}.
 *
 * @param seconds from the job's start to its end
 * @param evaluations candidates that the searches proposed
 * @param distinctEvaluations those scored, each once
 * @param candidatesPerSecond of scoring; null if no search was watched
 */
record DemoSummary(
        UUID jobId,
        long seed,
        double seconds,
        int evaluations,
        int distinctEvaluations,
        @Nullable Double candidatesPerSecond,
        @Nullable BaselineResponse baseline,
        List<Profile> profiles) {

    static DemoSummary of(JobResponse job, List<ProfileResult> results, Optional<Double> candidatesPerSecond) {
        Evaluations counts = job.evaluations();
        return new DemoSummary(
                job.id(),
                job.seed(),
                job.elapsedSeconds(),
                counts.scored() + counts.cached() + counts.failed(),
                counts.scored(),
                candidatesPerSecond.orElse(null),
                job.baseline(),
                results.stream().map(Profile::of).toList());
    }

    /**
     * The best model for a profile as it was verified; without one, all figures of a model are null.
     *
     * @param latencyMillis in the worst case of full depth, as is the energy
     * @param files in the directory named after the profile
     */
    record Profile(
            String profile,
            boolean feasible,
            @Nullable Double exactAccuracy,
            @Nullable Double cellAccuracy,
            @Nullable Double macroF1,
            @Nullable Long flashBytes,
            @Nullable Long sramBytes,
            @Nullable Long macs,
            @Nullable Double flops,
            @Nullable Integer depth,
            @Nullable Double expectedDepth,
            @Nullable Double haltThreshold,
            @Nullable Double latencyMillis,
            @Nullable Double energyMicrojoules,
            int frontSize,
            @Nullable Double hypervolume,
            List<String> files) {

        static Profile of(ProfileResult result) {
            FinalistResponse best = result.best();
            return best == null ? without(result) : with(result, best);
        }

        private static Profile without(ProfileResult result) {
            return new Profile(
                    result.profile(),
                    false,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    result.front().points().size(),
                    result.front().hypervolume(),
                    List.of());
        }

        private static Profile with(ProfileResult result, FinalistResponse best) {
            PointResponse point = best.point();
            FiguresResponse figures = point.figures();
            DeviceCosts costs = figures.costs();
            MeasuredQuality quality = figures.quality();
            return new Profile(
                    result.profile(),
                    point.feasible(),
                    quality == null ? null : quality.exactAccuracy(),
                    quality == null ? null : quality.cellAccuracy(),
                    quality == null ? null : quality.macroF1(),
                    costs.flashBytes(),
                    costs.sramBytes(),
                    costs.macs(),
                    costs.flops(),
                    point.candidate().depth(),
                    quality == null ? null : quality.expectedDepth(),
                    point.candidate().haltThreshold(),
                    costs.latencyMillis(),
                    costs.energyMicrojoules(),
                    result.front().points().size(),
                    result.front().hypervolume(),
                    best.files().stream().map(PublishedFile::name).toList());
        }
    }
}
