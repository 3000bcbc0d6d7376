package org.penjing.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.penjing.Concurrent;
import org.penjing.compress.Precision;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.export.firmware.Firmware;
import org.penjing.export.firmware.FirmwarePackage;
import org.penjing.network.Questions;
import org.penjing.network.family.Dense;
import org.penjing.network.family.RandomDense;
import org.penjing.proof.emulation.Core;
import org.penjing.proof.emulation.Execution;
import org.penjing.proof.emulation.MemoryLimits;
import org.penjing.proof.emulation.Verdict;
import org.penjing.proof.probe.Outputs;
import org.penjing.proof.toolchain.HostCompiler;
import org.penjing.proof.toolchain.Tool;

/** Firmware of networks that are run once gives the bytes of the definition. */
@Concurrent
class DenseFirmwareTest {
    private static final MemoryLimits LIMITS = new MemoryLimits(64 << 10, 32 << 10, 2048);

    private final Proof proof = RequiredTools.PROOF;

    @TempDir
    private Path directory;

    record Subject(String name, Dense family, Precision... precisions) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Subject> subjects() {
        Precision[] narrow = {Precision.INT8, new Precision(4, 8), new Precision(2, 8)};
        Precision[] mixed = {new Precision(6, 16), new Precision(4, 8), new Precision(8, 16)};
        return Stream.of(
                new Subject("classes, 8-bit activations", RandomDense.CLASSIFIER, narrow),
                new Subject("classes, both activations", RandomDense.CLASSIFIER, mixed),
                new Subject("numbers, 8-bit activations", RandomDense.REGRESSOR, narrow),
                new Subject("numbers, both activations", RandomDense.REGRESSOR, mixed));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void everyEngineGivesTheBytesOfTheDefinition(Subject subject) throws IOException {
        RequiredTools.require(Tool.GCC, Tool.CLANG);
        Firmware firmware = firmware(subject.family(), 400, subject.precisions());
        FirmwarePackage.of(firmware).write(directory);
        Comparison comparison = Comparison.of(firmware.model(), firmware.questions());
        RequiredTools.require(HostCompiler.GCC_SANITIZED);
        for (HostCompiler compiler : List.of(HostCompiler.GCC, HostCompiler.CLANG, HostCompiler.GCC_SANITIZED)) {
            Outputs outputs = proof.host(directory, compiler, comparison.inputs());
            assertThat(outputs.difference(comparison.expected()))
                    .as("%s", compiler)
                    .isEmpty();
        }
        RequiredTools.require(Tool.ARM_GCC, Tool.QEMU_ARM);
        for (Core core : Core.values()) {
            Verdict verdict =
                    proof.qemu(directory, core, LIMITS, comparison.first(60).inputs());
            assertThat(verdict).as("%s", core).isInstanceOfSatisfying(Execution.class, run -> {
                assertThat(run.outputs().difference(comparison.first(60).expected()))
                        .as("%s", core)
                        .isEmpty();
                assertThat(run.warnings()).isEmpty();
                assertThat(run.footprint().ramBytes())
                        .isEqualTo(firmware.arena().bytes());
                assertThat(run.instructions().step()).isPositive();
            });
        }
    }

    /** The package's own test also quantizes numbers. */
    @Test
    void theVectorsOfThePackageAgree() throws IOException {
        RequiredTools.require(Tool.GCC);
        FirmwarePackage.of(firmware(RandomDense.CLASSIFIER, 64, Precision.INT8)).write(directory);
        assertThat(proof.vectors(directory, HostCompiler.GCC, "vectors"))
                .isInstanceOfSatisfying(Attempt.Ran.class, run -> {
                    assertThat(run.result().equal()).isEqualTo(64);
                    assertThat(run.difference()).isNull();
                });
    }

    private static Firmware firmware(Dense family, int questions, Precision... precisions) {
        var model = RandomDense.compressed(family, 11, precisions);
        int[][] integers = IntegerNetwork.of(model)
                .integers(new Questions.Numbers(RandomDense.questions(family.inputs(), questions, 4)));
        Arrays.fill(integers[0], -100);
        return Firmware.of(model, 1, "", Map.of("seed", "11"), integers);
    }
}
