package org.penjing.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.export.Bundle;
import org.penjing.export.BundleFiles;
import org.penjing.export.Evidence;
import org.penjing.export.FirmwareFigures;
import org.penjing.export.Report;
import org.penjing.hardware.StepCost;
import org.penjing.job.work.Finalist;
import org.penjing.job.work.FrontPoint;
import org.penjing.job.work.Publication;
import org.penjing.job.work.Verified;
import org.penjing.pipeline.context.Target;
import org.penjing.search.space.Candidate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class PublishStationTest {
    private static final FirmwareFigures LINKED = new FirmwareFigures(10_001L, 1_001L, 201L, 30_001L);
    private static final Evidence EMULATED = new Evidence(
            Evidence.emulated("cortex-m4"),
            List.of(new Evidence.Engine("QEMU on cortex-m4", 16, 16, 64, 64, true, null)),
            List.of());

    @TempDir
    private Path directory;

    private FirstTokenJob job;
    private Finalist finalist;
    private Verified verified;

    @BeforeEach
    void verify() throws IOException {
        job = FirstTokenJob.in(directory);
        finalist = job.tunedFinalist();
        verified = job.verified(finalist, directory.resolve("verified"));
    }

    @Test
    void estimatedIsOfTheValidationSplitMeasuredAndTheFloatNetworkAreOfTheTestSplit() throws IOException {
        Report report = BundleFiles.read(published(verified)).report();
        assertThat(report.estimated().accuracy().exactAccuracy()).isEqualTo(FirstTokenJob.VALIDATION_ACCURACY);
        assertThat(report.estimated().accuracy().samples()).isEqualTo(FirstTokenJob.VALIDATION_PUZZLES);
        assertThat(report.measured().accuracy().exactAccuracy()).isEqualTo(FirstTokenJob.TEST_ACCURACY);
        assertThat(report.measured().accuracy().samples()).isEqualTo(FirstTokenJob.TEST_PUZZLES);
        assertThat(report.baseline().exactAccuracy()).isEqualTo(FirstTokenJob.TEST_ACCURACY);
    }

    @Test
    void predictedIsWhatTheCostModelSaysOfThePublishedModel() throws IOException {
        Report report = BundleFiles.read(published(verified)).report();
        Candidate candidate = finalist.estimate().candidate();
        Target target = job.context().target(FirstTokenJob.PROFILE);
        StepCost step = target.cost(candidate);
        assertThat(report.predicted().flashBytes()).isEqualTo(step.flashBytes());
        assertThat(report.predicted().sramBytes()).isEqualTo(step.sramBytes());
        assertThat(report.predicted().latencyMillis()).isEqualTo(candidate.depth() * step.millis());
        assertThat(report.predicted().expectedEnergyMicrojoules())
                .isEqualTo(report.measured().accuracy().meanSteps() * step.microjoules());
    }

    @Test
    void withoutAToolchainNothingOfTheFirmwareIsMeasured() throws IOException {
        Report report = BundleFiles.read(published(verified)).report();
        assertThat(report.measured().firmware()).isNull();
        assertThat(report.evidence().level()).isEqualTo(Evidence.REFERENCE);
        assertThat(report.limits())
                .extracting(Report.Limit::name, Report.Limit::basis)
                .containsExactly(
                        tuple("flashBytes", Report.Basis.PREDICTED),
                        tuple("sramBytes", Report.Basis.PREDICTED),
                        tuple("accuracyDrop", Report.Basis.MEASURED));
    }

    @Test
    void linkedFirmwareIsMeasuredAndDecidesTheLimitsOnMemory() throws IOException {
        Report report = BundleFiles.read(published(FirstTokenJob.linked(verified, LINKED, EMULATED)))
                .report();
        assertThat(report.measured().firmware()).isEqualTo(LINKED);
        assertThat(report.limits())
                .extracting(Report.Limit::name, Report.Limit::value, Report.Limit::basis)
                .containsExactly(
                        tuple("flashBytes", 10_001.0, Report.Basis.MEASURED),
                        tuple("sramBytes", 1_001.0, Report.Basis.MEASURED),
                        tuple("accuracyDrop", 0.0, Report.Basis.MEASURED));
    }

    @Test
    void bundlesOfMachinesWithAndWithoutAnEmulatorDifferInProofAndFirmwareAlone() throws IOException {
        Path without = published(verified);
        Path with = published(FirstTokenJob.linked(verified, LINKED, EMULATED));
        for (String file : Bundle.MODELS) {
            assertThat(with.resolve(file)).hasSameBinaryContentAs(without.resolve(file));
        }
        assertThat(comparable(with)).isEqualTo(comparable(without));
    }

    /** The report without its evidence, the figures of the firmware and what limits on memory make of them. */
    private static ObjectNode comparable(Path bundle) throws IOException {
        ObjectNode report =
                (ObjectNode) JsonMapper.shared().readTree(Files.readAllBytes(bundle.resolve(Bundle.REPORT)));
        report.remove("evidence");
        ((ObjectNode) report.get("measured")).remove("firmware");
        ((ArrayNode) report.get("limits")).forEach(limit -> {
            if (limit.get("name").asString().endsWith("Bytes")) {
                ((ObjectNode) limit).remove(List.of("value", "basis"));
            }
        });
        return report;
    }

    private Path published(Verified shown) throws IOException {
        Path bundle = directory.resolve("bundle-" + shown.evidence().level().replace(' ', '-'));
        Files.createDirectories(bundle);
        for (String file : Bundle.MODELS) {
            Files.copy(directory.resolve("verified").resolve(file), bundle.resolve(file));
        }
        Publication publication = new Publication(
                FirstTokenJob.PROFILE,
                finalist,
                finalist.rank(),
                shown,
                bundle,
                job.baseline(),
                List.of(FrontPoint.verified(finalist.estimate(), finalist.rank(), shown)));
        PublishStation.publish(job.context(), publication);
        return bundle;
    }
}
