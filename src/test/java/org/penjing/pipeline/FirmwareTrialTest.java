package org.penjing.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.compress.Precision;
import org.penjing.compress.integer.IntegerModel;
import org.penjing.export.Bundle;
import org.penjing.export.Evidence;
import org.penjing.export.FirmwareFigures;
import org.penjing.export.SampleBundle;
import org.penjing.export.firmware.Firmware;
import org.penjing.export.firmware.FirmwarePackage;
import org.penjing.hardware.StepCost;
import org.penjing.job.request.JobSpec;
import org.penjing.job.request.JobSpecReader;
import org.penjing.job.work.Cancellation;
import org.penjing.job.work.Cancellation.CancelledException;
import org.penjing.job.work.WorkbenchException;
import org.penjing.onnx.OnnxWriter;
import org.penjing.pipeline.context.Catalogue;
import org.penjing.pipeline.context.Target;
import org.penjing.process.ChildJvms;
import org.penjing.proof.Comparison;
import org.penjing.proof.Engines;
import org.penjing.proof.RequiredTools;
import org.penjing.proof.toolchain.Tool;
import org.penjing.task.Grids;
import org.penjing.tflite.TfLiteWriter;
import org.penjing.tflite.runtime.TfLiteComparison;

class FirmwareTrialTest {
    private static final StepCost PREDICTED = new StepCost(20_000, 3_000, 1_000, 50_000, 1, 1);

    private final Cancellation cancellation = new Cancellation();

    @TempDir
    private Path directory;

    private Comparison comparison;

    @BeforeEach
    void write() throws IOException {
        Firmware firmware = SampleBundle.write(directory.resolve("bundle"));
        FirmwarePackage.of(firmware).write(directory);
        comparison = Comparison.of(firmware.model(), firmware.questions());
    }

    @Test
    void withoutToolsTheLevelIsLowerAndNotesSayWhy() {
        FirmwareTrial trial = trial(FirstTokenJob.WITHOUT_TOOLS, "stm32f446re", "{}");
        trial.firmware(directory);
        assertThat(trial.evidence().level()).isEqualTo("integer reference");
        assertThat(trial.evidence().notes())
                .contains("Without host C, gcc: gcc is not on the PATH; install gcc.")
                .hasSize(3);
        assertThat(trial.figures()).as("nothing was linked").isNull();
    }

    @Test
    void aCoreWithoutAnEmulatorIsProvenOnTheHost() {
        RequiredTools.require(Tool.GCC);
        FirmwareTrial trial = trial(new Engines(RequiredTools.PROOF, ChildJvms.temporary()), "esp32-s3", "{}");
        trial.firmware(directory);
        assertThat(trial.evidence().level()).isEqualTo("host C");
        assertThat(trial.evidence().notes()).containsExactly("There is no emulator for Xtensa LX7.");
    }

    @Test
    void anEmulatedCoreIsTheHighestLevelAndGivesRealFigures() {
        RequiredTools.require(Tool.GCC, Tool.ARM_GCC, Tool.QEMU_ARM);
        FirmwareTrial trial = trial(new Engines(RequiredTools.PROOF, ChildJvms.temporary()), "stm32f446re", "{}");
        trial.firmware(directory);
        assertThat(trial.evidence().level()).isEqualTo("QEMU on cortex-m4");
        assertThat(trial.evidence().engines()).allMatch(Evidence.Engine::agrees).hasSize(2);
        FirmwareFigures figures = Objects.requireNonNull(trial.figures());
        assertThat(figures.flashBytes()).isBetween(2_000L, 50_000L);
        assertThat(figures.arenaBytes()).isBetween(100L, 20_000L);
        assertThat(figures.stackBytes()).isBetween(1L, (long) Engines.STACK_BYTES);
        assertThat(figures.instructionsPerStep()).isBetween(1_000L, 10_000_000L);
    }

    @Test
    void firmwareAboveALimitIsMeasuredByTheLinker() {
        RequiredTools.require(Tool.GCC, Tool.ARM_GCC, Tool.QEMU_ARM);
        FirmwareTrial trial =
                trial(new Engines(RequiredTools.PROOF, ChildJvms.temporary()), "stm32f446re", "{\"flashBytes\": 1000}");
        trial.firmware(directory);
        FirmwareFigures figures = Objects.requireNonNull(trial.figures());
        assertThat(figures.flashBytes()).isBetween(2_000L, 50_000L);
        assertThat(figures.stackBytes()).as("it did not run").isNull();
        assertThat(figures.instructionsPerStep()).isNull();
        assertThat(trial.evidence().notes()).singleElement().asString().contains(" bytes of FLASH too large");
        assertThat(trial.evidence().level()).isEqualTo("host C");
    }

    @Test
    void firmwareThatAnswersOtherwiseFailsTheVerification() throws IOException {
        RequiredTools.require(Tool.GCC);
        edit("penjing_model.c", "(initial_y\\[\\d+\\] = \\{\\s*)-?\\d+", "$1101");
        FirmwareTrial trial = trial(new Engines(RequiredTools.PROOF, ChildJvms.temporary()), "stm32f446re", "{}");
        assertThatThrownBy(() -> trial.firmware(directory))
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("host C, gcc does not give the bytes of the definition");
    }

    @Test
    void firmwareThatDoesNotCompileFailsTheVerification() throws IOException {
        RequiredTools.require(Tool.GCC);
        edit("penjing_run.c", "\\z", "\n#error broken\n");
        FirmwareTrial trial = trial(new Engines(RequiredTools.PROOF, ChildJvms.temporary()), "stm32f446re", "{}");
        assertThatThrownBy(() -> trial.firmware(directory))
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("penjing_run.c does not compile");
    }

    @Test
    void differencesOfTensorFlowLiteAreTold() throws IOException {
        byte[] tflite = TfLiteWriter.step(nearlyTheSame().network(), Map.of());
        TfLiteComparison found = TfLiteComparison.of(comparison.model(), tflite, comparison.questions());
        assertThat(found.answersThatDiffer()).as("the case is of use").isPositive();
        FirmwareTrial trial = trial(FirstTokenJob.WITHOUT_TOOLS, "stm32f446re", "{}");
        Path bundle = directory.resolve("bundle");
        Files.write(bundle.resolve(Bundle.TFLITE), tflite);
        trial.run(bundle, directory);
        assertThat(trial.evidence().engines())
                .extracting(
                        Evidence.Engine::name,
                        Evidence.Engine::inputs,
                        Evidence.Engine::equal,
                        engine -> engine.cells() - engine.equalCells())
                .containsExactly(
                        tuple("ONNX Runtime", found.questions(), found.questions(), 0L),
                        tuple(
                                "TensorFlow Lite",
                                found.questions(),
                                found.questions() - found.answersThatDiffer(),
                                (long) found.cellsThatDiffer()));
    }

    @Test
    void anOnnxFileThatDiffersFailsTheVerification() throws IOException {
        Path bundle = directory.resolve("bundle");
        Files.write(
                bundle.resolve(Bundle.MODEL),
                OnnxWriter.inference(nearlyTheSame().network(), SampleBundle.card()));
        FirmwareTrial trial = trial(FirstTokenJob.WITHOUT_TOOLS, "stm32f446re", "{}");
        assertThatThrownBy(() -> trial.run(bundle, directory))
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("the file for ONNX Runtime is not the verified model");
    }

    /** The model with every third weight in 6 bits in place of 8. */
    private static IntegerModel nearlyTheSame() {
        return SampleBundle.firmware(new Precision(4, 8), new Precision(6, 8), new Precision(2, 8))
                .model();
    }

    private void edit(String file, String pattern, String replacement) throws IOException {
        Path source = directory.resolve(file);
        String before = Files.readString(source);
        String after = before.replaceFirst(pattern, replacement);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(source, after);
    }

    @Test
    void aCancelledJobStopsBetweenEngines() {
        cancellation.cancel();
        FirmwareTrial trial = trial(FirstTokenJob.WITHOUT_TOOLS, "stm32f446re", "{}");
        assertThatThrownBy(() -> trial.firmware(directory)).isInstanceOf(CancelledException.class);
    }

    private FirmwareTrial trial(Engines engines, String profile, String limits) {
        JobSpec spec = new JobSpecReader(() -> 7).restore("""
            {"name": "trial", "seed": 7, "model": {}, "data": {"generator": {"puzzle": "sudoku"}},
             "search": {"evaluations": 20}, "profiles": [{"id": "%s", "limits": %s}]}
            """.formatted(profile, limits));
        var architecture = spec.model().network(Grids.task(".1234", 16)).architecture();
        Target target = Target.of(spec, spec.profile(profile), architecture, Catalogue.load(Path.of("")));
        return new FirmwareTrial(engines, comparison, target, PREDICTED, cancellation);
    }
}
