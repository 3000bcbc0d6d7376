package org.penjing.job.store.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.penjing.GoldenFile;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;
import org.penjing.export.Evidence;
import org.penjing.export.FirmwareFigures;
import org.penjing.hardware.Limit;
import org.penjing.hardware.LimitCheck;
import org.penjing.job.request.JobSpec;
import org.penjing.job.request.JobSpecReader;
import org.penjing.job.work.Baseline;
import org.penjing.job.work.DataSummary;
import org.penjing.job.work.FeasibilityReport;
import org.penjing.job.work.FeasibilityReport.ProfileFeasibility;
import org.penjing.job.work.FeasibilityReport.SubnetCheck;
import org.penjing.job.work.Figures;
import org.penjing.job.work.Figures.Costs;
import org.penjing.job.work.Figures.Quality;
import org.penjing.job.work.Progress.Stage;
import org.penjing.job.work.ScoredCandidate;
import org.penjing.job.work.Verified;
import org.penjing.search.pareto.Fitness;
import org.penjing.search.space.Candidate;
import org.penjing.task.Metric;

/**
 * Documents that stand in databases. Those in {@code stored/first} were written by the builds of 22 November ({@code earliest-}) and
 * 1 December 2026, before there were versions.
 */
class StoredDocumentsTest {
    private static final Path FIRST = Path.of("src/test/resources/stored/first");
    private static final LimitCheck MET = new LimitCheck(Limit.SRAM_BYTES, 9_000, 65_536);
    private static final LimitCheck BROKEN = new LimitCheck(Limit.FLASH_BYTES, 12_500, 12_000);
    private static final Costs COSTS = new Costs(12_500, 9_000, 1_000, 2_000, 5, 25.5, 10.0, 50.25);
    private static final Baseline BASELINE = new Baseline(0.98, 0.995, 100_000, 4);
    private static final DataSummary DATA = new DataSummary(
            16, 16, "1234.", 1000, 1, 2, 3, 4, 0, "class of grid", 800, 100, 100, List.of("1 row is left out"));
    private static final Map<Stage, Duration> TIMES =
            Map.of(Stage.TRAINING, Duration.ofMillis(1500), Stage.FINE_TUNING, Duration.ofMillis(2500));
    private static final Verified VERIFIED = new Verified(
            figures(100),
            0.95,
            List.of(BROKEN),
            new FirmwareFigures(12_480L, 8_900L, null, 41_000L),
            new Evidence(
                    "host C",
                    List.of(
                            new Evidence.Engine("host C", 20, 20, 320, 320, true, 0),
                            new Evidence.Engine("ONNX Runtime", 20, 19, 320, 318, false, null)),
                    List.of("no emulator")));

    @Test
    void aBaselineIsReadFromEveryVersion() throws IOException {
        assertThat(StoredBaseline.read(first("baseline"), () -> 7)).isEqualTo(BASELINE);
        assertThat(StoredBaseline.read(StoredBaseline.write(BASELINE), () -> 7)).isEqualTo(BASELINE);
        assertThat(StoredBaseline.read(first("earliest-baseline"), () -> 7))
                .as("at first it was measured at the model's maximal depth")
                .isEqualTo(new Baseline(0.98, 0.995, 100_000, 7));
    }

    @Test
    void aFeasibilityReportIsReadFromEveryVersion() throws IOException {
        FeasibilityReport report = feasibility(DATA);
        assertThat(StoredFeasibility.read(first("feasibility"))).isEqualTo(report);
        assertThat(StoredFeasibility.read(StoredFeasibility.write(report))).isEqualTo(report);
        assertThat(StoredFeasibility.read(first("earliest-feasibility")))
                .as("at first nobody looked at the data")
                .isEqualTo(feasibility(null));
    }

    @Test
    void anEvaluationIsReadFromEveryVersion() throws IOException {
        for (Map.Entry<String, ScoredCandidate> stored : Map.of(
                        "evaluation", scored(figures(100), BROKEN),
                        "evaluation-of-numbers", scored(numbers()),
                        "evaluation-that-failed",
                                scored(new Figures(new Costs(12_500, 9_000, 1_000, 2_000, 5, 25.5, null, null), null)))
                .entrySet()) {
            ScoredCandidate scored = stored.getValue();
            StoredEvaluation.Details details =
                    new StoredEvaluation.Details(scored.candidate(), scored.figures(), scored.violated());
            assertThat(StoredEvaluation.read(first(stored.getKey()))).isEqualTo(details);
            assertThat(StoredEvaluation.read(StoredEvaluation.write(scored))).isEqualTo(details);
        }
    }

    @Test
    void anEvaluationOfThreeTextsIsRead() throws IOException {
        assertThat(StoredEvaluation.read(
                        first("earliest-candidate"), first("earliest-figures"), first("earliest-violated")))
                .isEqualTo(new StoredEvaluation.Details(candidate(0.95), figures(null), List.of(BROKEN)));
    }

    @Test
    void aVerifiedFinalistIsReadFromEveryVersion() throws IOException {
        assertThat(StoredVerified.read(first("verified"), 0.5)).isEqualTo(VERIFIED);
        assertThat(StoredVerified.read(StoredVerified.write(VERIFIED), 0.5)).isEqualTo(VERIFIED);
    }

    @Test
    void aFinalistOfTheFirstVersionEndsWhereItsCandidateDid() throws IOException {
        Verified verified = StoredVerified.read(first("earliest-verified"), 0.95);
        assertThat(verified)
                .isEqualTo(new Verified(
                        figures(null),
                        0.95,
                        List.of(BROKEN),
                        null,
                        new Evidence(
                                "host C",
                                List.of(new Evidence.Engine("host C", 20, 20, 320, 320, true, null)),
                                List.of("no emulator"))));
    }

    @Test
    void whatWasVerifiedBeforeEvidenceWasKeptHasNone() throws IOException {
        String before = first("earliest-verified").replaceAll(",\"evidence\".*}(?=}$)", "");
        assertThat(before).endsWith("}]}");
        assertThat(StoredVerified.read(before, 1).evidence()).isEqualTo(Evidence.NONE);
    }

    @Test
    void expectedTimesAreReadFromEveryVersion() throws IOException {
        assertThat(StoredTimes.read(first("times"))).isEqualTo(TIMES);
        assertThat(StoredTimes.read(StoredTimes.write(TIMES))).isEqualTo(TIMES);
    }

    @Test
    void aJobIsReadFromEveryVersion() throws IOException {
        JobSpecReader reader = new JobSpecReader(() -> 1);
        JobSpec spec = reader.restore(StoredJob.read(first("job")));
        assertThat(spec.training().learningRate()).isEqualTo(0.01);
        assertThat(StoredJob.maxDepth(first("job"))).isEqualTo(5);
        assertThat(StoredJob.write(spec)).startsWith("{\"version\":2,\"job\":{\"name\":\"sample\"");
        assertThat(reader.restore(StoredJob.read(StoredJob.write(spec)))).isEqualTo(spec);
        JobSpec earliest = reader.restore(StoredJob.read(first("earliest-job")));
        assertThat(earliest.training().learningRate()).isEqualTo(0.02);
        assertThat(earliest.profiles()).isEqualTo(spec.profiles());
    }

    @Test
    void aDocumentOfALaterVersionIsNotGuessedAt() {
        assertThatIllegalStateException()
                .isThrownBy(() -> StoredBaseline.read("{\"version\": 999, \"accuracy\": 1}", () -> 1))
                .withMessageContaining("form 999");
    }

    /** Whoever changes them raises the version and keeps reading this one. */
    @Test
    void documentsOfThisVersionAreWrittenAsTheyHaveAlwaysBeen() throws IOException {
        GoldenFile.requireSame(
                "stored.txt",
                List.of(
                        StoredBaseline.write(BASELINE),
                        StoredFeasibility.write(feasibility(DATA)),
                        StoredVerified.write(VERIFIED),
                        StoredEvaluation.unzip(StoredEvaluation.write(scored(numbers(), BROKEN))),
                        StoredTimes.write(Map.of(Stage.TRAINING, Duration.ofMillis(1500)))));
    }

    private static String first(String name) throws IOException {
        return Files.readString(FIRST.resolve(name + ".json")).strip();
    }

    private static FeasibilityReport feasibility(@Nullable DataSummary data) {
        return new FeasibilityReport(
                data,
                List.of(new ProfileFeasibility("m4", true, List.of(new SubnetCheck("smallest", COSTS, List.of(MET))))));
    }

    private static Figures figures(@Nullable Integer samples) {
        return new Figures(COSTS, new Quality(0.9, 0.99, 0.97, 2.5, 12, 20.5, samples, null));
    }

    private static Figures numbers() {
        Map<Metric, Double> metrics = new LinkedHashMap<>();
        metrics.put(Metric.R2, 0.61);
        metrics.put(Metric.MEAN_ABSOLUTE_ERROR, 3.5);
        return new Figures(COSTS, new Quality(0.61, 0.61, 0.61, 1, 5, null, 100, metrics));
    }

    private static ScoredCandidate scored(Figures figures, LimitCheck... violated) {
        return new ScoredCandidate("1.2", candidate(1), Fitness.feasible(0.1), figures, List.of(violated));
    }

    private static Candidate candidate(double haltThreshold) {
        return new Candidate(
                new Compression(Map.of("embed", 8, "mix", 4), Map.of("head", new Precision(4, 8))), 3, haltThreshold);
    }
}
