package org.penjing.cli;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penjing.cli.demo.ProfileResult;
import org.penjing.export.Evidence;
import org.penjing.web.api.BaselineResponse;
import org.penjing.web.api.CandidateResponse;
import org.penjing.web.api.CandidateResponse.Bits;
import org.penjing.web.api.CandidateResponse.KeptAndBits;
import org.penjing.web.api.CheckResponse;
import org.penjing.web.api.CheckResponse.ProfileCheck;
import org.penjing.web.api.CheckResponse.SubnetResponse;
import org.penjing.web.api.FiguresResponse;
import org.penjing.web.api.FiguresResponse.DeviceCosts;
import org.penjing.web.api.FiguresResponse.MeasuredQuality;
import org.penjing.web.api.FinalistResponse;
import org.penjing.web.api.FinalistResponse.PublishedFile;
import org.penjing.web.api.FrontResponse;
import org.penjing.web.api.JobResponse;
import org.penjing.web.api.JobResponse.Evaluations;
import org.penjing.web.api.JobStatus;
import org.penjing.web.api.LimitResponse;
import org.penjing.web.api.PointResponse;
import org.penjing.web.api.ProfileResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A job for two profiles as a server would tell of it. */
public final class Samples {
    public static final UUID ID = new UUID(1, 2);
    public static final BaselineResponse BASELINE = new BaselineResponse(0.98, 0.995, 100_000, 4);

    private static final JsonNode JOB = JsonMapper.shared().readTree("""
        {"name": "sample", "seed": 7, "model": {"maxDepth": 5}}
        """);

    private Samples() {}

    public static PointResponse point(String genome, double exact, boolean feasible, boolean verified) {
        FiguresResponse estimated = figures(exact);
        return new PointResponse(
                genome,
                new CandidateResponse(new KeptAndBits(Map.of("embed", 8), Map.of("head", new Bits(4, 8))), 3, 0.9),
                estimated,
                exact,
                feasible,
                feasible
                        ? List.of()
                        : List.of(new LimitResponse(
                                "sramBytes", 300_000, 262_143, false, "300000 of at most 262143 bytes of SRAM")),
                verified ? 1 : null,
                verified ? figures(exact - 0.01) : null,
                verified ? Evidence.emulated("cortex-m4") : null);
    }

    /** Verified and within the limits. */
    public static PointResponse point(String genome, double exact, long flash) {
        PointResponse point = point(genome, exact, true, true);
        return new PointResponse(
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

    private static FiguresResponse figures(double exact) {
        return figures(exact, 12_500);
    }

    private static FiguresResponse figures(double exact, long flash) {
        return new FiguresResponse(
                new DeviceCosts(flash, 4_000, 1_000, 2_000, 5, 25.5, 10.0, null),
                new MeasuredQuality("exactAccuracy", exact, 0.99, 0.97, 2.5, 12, null, 100, null));
    }

    public static JobResponse job(
            JobStatus state, double percent, @Nullable Double secondsLeft, ProfileResponse... profiles) {
        return new JobResponse(
                ID,
                "sample",
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
                state == JobStatus.COMPLETED_INFEASIBLE ? "the limits are too tight" : null,
                new Evaluations(40, 5, 8, 2),
                20,
                new CheckResponse(
                        null,
                        List.of(new ProfileCheck(
                                "m4",
                                true,
                                null,
                                List.of(new SubnetResponse(
                                        "largest",
                                        new DeviceCosts(1, 1, 1, 44_000, 1, 5, null, null),
                                        List.of(),
                                        true))))),
                BASELINE,
                List.of(profiles),
                JOB);
    }

    public static ProfileResponse profile(String name, @Nullable PointResponse best, boolean published) {
        return new ProfileResponse(name, true, published, 3, 20, 2, 0.5, best, published);
    }

    public static FrontResponse front(String profile, PointResponse... points) {
        return new FrontResponse(
                profile, JobStatus.COMPLETED, true, 0.5, List.of(points), null, List.of(), null, null, List.of());
    }

    public static ProfileResult found(String profile) {
        PointResponse best = point("a", 0.96, true, true);
        return new ProfileResult(
                profile,
                front(profile, best, point("b", 0.9, true, false)),
                new FinalistResponse(
                        profile, 1, true, best, BASELINE, List.of(new PublishedFile("model.onnx", 5, "00"))));
    }

    public static ProfileResult nothing(String profile) {
        FrontResponse front = new FrontResponse(
                profile,
                JobStatus.COMPLETED_INFEASIBLE,
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
