package org.penjing.cli;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;
import org.penjing.export.Evidence;
import org.penjing.hardware.Limit;
import org.penjing.hardware.LimitCheck;
import org.penjing.job.FinalistView;
import org.penjing.job.FrontView;
import org.penjing.job.ProfileView;
import org.penjing.job.files.ArtefactView;
import org.penjing.job.request.JobSpec;
import org.penjing.job.request.JobSpecReader;
import org.penjing.job.state.EvaluationCounts;
import org.penjing.job.state.JobState;
import org.penjing.job.work.Baseline;
import org.penjing.job.work.FeasibilityReport;
import org.penjing.job.work.FeasibilityReport.ProfileFeasibility;
import org.penjing.job.work.FeasibilityReport.SubnetCheck;
import org.penjing.job.work.Figures;
import org.penjing.job.work.Figures.Costs;
import org.penjing.job.work.Figures.Quality;
import org.penjing.job.work.FrontPoint;
import org.penjing.search.space.Candidate;
import org.penjing.web.JobResponse;

/** A job for two profiles as a server would tell of it. */
final class Samples {
    static final UUID ID = new UUID(1, 2);
    static final Baseline BASELINE = new Baseline(0.98, 0.995, 100_000, 4);

    private static final JobSpec SPEC = new JobSpecReader(() -> 7).restore("""
        {"name": "sample", "seed": 7, "model": {}, "data": {"generator": {"puzzle": "sudoku"}},
         "search": {"evaluations": 20}, "profiles": [{"id": "m4"}, {"id": "m0"}]}
        """);

    private Samples() {}

    static FrontPoint point(String genome, double exact, boolean feasible, boolean verified) {
        Figures estimated = figures(exact);
        return new FrontPoint(
                genome,
                new Candidate(new Compression(Map.of("embed", 8), Map.of("head", new Precision(4, 8))), 3, 0.9),
                estimated,
                exact,
                feasible,
                feasible ? List.of() : List.of(new LimitCheck(Limit.SRAM_BYTES, 300_000, 262_143)),
                verified ? 1 : null,
                verified ? figures(exact - 0.01) : null,
                verified ? Evidence.emulated("cortex-m4") : null);
    }

    /** Verified and within the limits. */
    static FrontPoint point(String genome, double exact, long flash) {
        FrontPoint point = point(genome, exact, true, true);
        return new FrontPoint(
                genome,
                point.candidate(),
                point.estimated(),
                exact,
                true,
                List.of(),
                1,
                figures(exact, flash),
                point.proof());
    }

    private static Figures figures(double exact) {
        return figures(exact, 12_500);
    }

    private static Figures figures(double exact, long flash) {
        return new Figures(
                new Costs(flash, 4_000, 1_000, 2_000, 5, 25.5, 10.0, null),
                new Quality(exact, 0.99, 0.97, 2.5, 12, null, 100, null));
    }

    static JobResponse job(JobState state, double percent, @Nullable Double secondsLeft, ProfileView... profiles) {
        return new JobResponse(
                ID,
                SPEC.name(),
                state,
                "generation 3 for m4",
                percent,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                61.5,
                secondsLeft,
                0.1,
                7,
                state == JobState.COMPLETED_INFEASIBLE ? "the limits are too tight" : null,
                new EvaluationCounts(40, 5, 8, 2),
                20,
                new FeasibilityReport(
                        null,
                        List.of(new ProfileFeasibility(
                                "m4",
                                true,
                                List.of(new SubnetCheck(
                                        "largest", new Costs(1, 1, 1, 44_000, 1, 5, null, null), List.of()))))),
                BASELINE,
                List.of(profiles),
                SPEC);
    }

    static ProfileView profile(String name, @Nullable FrontPoint best, boolean published) {
        return new ProfileView(name, true, published, 3, 20, 2, 0.5, best, published);
    }

    static FrontView front(String profile, FrontPoint... points) {
        return new FrontView(
                profile, JobState.COMPLETED, true, 0.5, List.of(points), null, List.of(), null, null, List.of());
    }

    static ProfileResult found(String profile) {
        FrontPoint best = point("a", 0.96, true, true);
        return new ProfileResult(
                profile,
                front(profile, best, point("b", 0.9, true, false)),
                new FinalistView(profile, 1, true, best, BASELINE, List.of(new ArtefactView("model.onnx", 5, "00"))));
    }

    static ProfileResult nothing(String profile) {
        FrontView front = new FrontView(
                profile,
                JobState.COMPLETED_INFEASIBLE,
                true,
                0.0,
                List.of(),
                null,
                List.of(point("c", 0.9, false, false)),
                profile + ": no network that fits 1 KB of flash is more accurate than 61.3 % exact",
                null,
                List.of());
        return new ProfileResult(profile, front, null);
    }
}
