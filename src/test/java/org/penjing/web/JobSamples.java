package org.penjing.web;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penjing.base.Fault;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;
import org.penjing.export.Evidence;
import org.penjing.hardware.Limit;
import org.penjing.hardware.LimitCheck;
import org.penjing.hardware.Limits;
import org.penjing.job.FinalistView;
import org.penjing.job.FrontView;
import org.penjing.job.JobPage;
import org.penjing.job.JobView;
import org.penjing.job.ProfileView;
import org.penjing.job.files.ArtefactView;
import org.penjing.job.files.Upload;
import org.penjing.job.request.JobSpecReader;
import org.penjing.job.state.EvaluationCounts;
import org.penjing.job.state.GenerationSummary;
import org.penjing.job.state.JobEvent;
import org.penjing.job.state.JobState;
import org.penjing.job.work.Baseline;
import org.penjing.job.work.Catalog.ProfileSummary;
import org.penjing.job.work.Catalog.SpaceSummary;
import org.penjing.job.work.DataSummary;
import org.penjing.job.work.FeasibilityReport;
import org.penjing.job.work.FeasibilityReport.ProfileFeasibility;
import org.penjing.job.work.FeasibilityReport.SubnetCheck;
import org.penjing.job.work.Figures;
import org.penjing.job.work.Figures.Costs;
import org.penjing.job.work.Figures.Quality;
import org.penjing.job.work.FrontPoint;
import org.penjing.search.space.Candidate;
import org.penjing.task.Metric;
import org.penjing.web.api.Problem;

/** One of everything that a server tells. */
final class JobSamples {
    static final UUID ID = UUID.fromString("5f0e8a5e-0000-4000-8000-000000000001");
    static final Baseline BASELINE = new Baseline(0.98, 0.995, 100_000, 4);
    static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    static final FeasibilityReport FEASIBILITY = new FeasibilityReport(
            new DataSummary(
                    16,
                    16,
                    "1234.",
                    1000,
                    1,
                    2,
                    3,
                    4,
                    0,
                    "class of grid",
                    800,
                    100,
                    100,
                    List.of("1 row is left out because an equal one stays")),
            List.of(
                    new ProfileFeasibility(
                            "m4", true, List.of(new SubnetCheck("smallest", costs(9_000), List.of(check(9_000))))),
                    new ProfileFeasibility(
                            "m0", false, List.of(new SubnetCheck("smallest", costs(70_000), List.of(check(70_000)))))));

    static final FrontPoint ESTIMATED = new FrontPoint(
            "3.4",
            candidate(1),
            new Figures(costs(12_500), quality(0.9)),
            0.93,
            false,
            List.of(check(70_000)),
            null,
            null,
            null);

    static final FrontPoint VERIFIED = new FrontPoint(
            "1.2",
            candidate(0.95),
            new Figures(costs(12_500), quality(0.9)),
            0.93,
            true,
            List.of(),
            1,
            new Figures(
                    new Costs(12_600, 4_000, 1_000, 2_000, 5, 25.5, null, null),
                    new Quality(0.61, 0.61, 0.61, 1, 25.5, null, 100, metrics())),
            Evidence.emulated("Cortex-M4"));

    static final FrontView FRONT = new FrontView(
            "m4",
            JobState.COMPLETED,
            true,
            0.5,
            List.of(VERIFIED, ESTIMATED),
            1,
            List.of(ESTIMATED),
            "m4: nothing fits",
            FEASIBILITY.profile("m4"),
            List.of(new GenerationSummary(1, 20, 2, 0.8, null), new GenerationSummary(2, 40, 2, 1, 0.7)));

    static final FinalistView FINALIST =
            new FinalistView("m4", 1, true, VERIFIED, BASELINE, List.of(new ArtefactView("model.onnx", 5, "00ff")));

    static final JobView RUNNING = new JobView(
            ID,
            new JobSpecReader(() -> 7).restore("""
                {"name": "sample", "seed": 7, "model": {"width": 32}, "data": {"generator": {"puzzle": "sudoku"}},
                 "search": {"evaluations": 20},
                 "profiles": [{"id": "m4", "limits": {"sramBytes": 65536, "accuracyDrop": 2.5}}, {"id": "m0"}]}
                """),
            JobState.SEARCHING,
            "generation 3 for m4",
            37.512,
            NOON,
            NOON.plusSeconds(2),
            null,
            Duration.ofMillis(61_500),
            Duration.ofSeconds(100),
            Duration.ofMillis(100),
            null,
            new EvaluationCounts(40, 5, 8, 2),
            FEASIBILITY,
            BASELINE,
            List.of(
                    new ProfileView("m4", true, false, 3, 20, 2, 0.5, ESTIMATED, false),
                    new ProfileView("m0", false, true, 0, 0, 0, null, null, false)));

    static final JobView QUEUED = new JobView(
            ID,
            new JobSpecReader(() -> 7).restore("""
                {"seed": 7, "model": {"family": "dense"}, "data": {"file": "upload:ab.npz", "task": "classification"},
                 "supernet": {"job": "5f0e8a5e-0000-4000-8000-000000000002"},
                 "search": {"best": "smallest"}, "profiles": [{"id": "m4"}]}
                """),
            JobState.QUEUED,
            "waiting",
            0,
            NOON,
            null,
            null,
            Duration.ZERO,
            null,
            Duration.ZERO,
            "why",
            new EvaluationCounts(0, 0, 0, 0),
            null,
            null,
            List.of());

    static final JobPage PAGE = new JobPage(List.of(RUNNING, QUEUED), 0, 20, 1, 2);

    static final JobEvent.GenerationStored GENERATION =
            new JobEvent.GenerationStored(ID, "m4", 3, 60, 15, 45, 4, 2, 1, 5, 0.4, Duration.ofMillis(1_250));

    static final ProfileSummary PROFILE = new ProfileSummary(
            "m4",
            "A board",
            "Cortex-M4F",
            524_288,
            131_072,
            1.8e8,
            Map.of("device", new Limits(Map.of(Limit.FLASH_BYTES, 524_288.0))));

    static final SpaceSummary SPACE = new SpaceSummary("dense", "dense", "Networks of linear operators.");

    static final Upload UPLOAD = new Upload("upload:ab", 12);

    static final Problem PROBLEM = new Problem(
            "about:blank",
            "Bad Request",
            400,
            "the job has 1 fault",
            "/api/v1/jobs",
            "FAILED",
            List.of(new Fault("seed", "-1", "a whole number", "write one")));

    private JobSamples() {}

    private static Candidate candidate(double threshold) {
        return new Candidate(
                new Compression(Map.of("embed", 8, "mix", 4), Map.of("head", new Precision(4, 8))), 3, threshold);
    }

    private static LimitCheck check(double sram) {
        return new LimitCheck(Limit.SRAM_BYTES, sram, 65_536);
    }

    private static Costs costs(long sram) {
        return new Costs(12_500, sram, 1_000, 2_000, 5, 25.5, 10.0, 50.25);
    }

    private static Quality quality(double exact) {
        return new Quality(exact, 0.99, 0.97, 2.5, 12, 20.5, 100, null);
    }

    private static Map<Metric, Double> metrics() {
        Map<Metric, Double> metrics = new LinkedHashMap<>();
        metrics.put(Metric.R2, 0.61);
        metrics.put(Metric.MEAN_ABSOLUTE_ERROR, 3.5);
        return metrics;
    }
}
