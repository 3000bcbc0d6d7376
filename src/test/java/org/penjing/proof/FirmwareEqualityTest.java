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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penjing.Concurrent;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.ExtremeRows;
import org.penjing.compress.Precision;
import org.penjing.compress.RandomSubnets;
import org.penjing.export.firmware.Firmware;
import org.penjing.export.firmware.FirmwarePackage;
import org.penjing.network.Architecture;
import org.penjing.network.family.TinyRecursive;
import org.penjing.network.family.TinyRecursive.Mixer;
import org.penjing.proof.emulation.Core;
import org.penjing.proof.emulation.Execution;
import org.penjing.proof.emulation.MemoryLimits;
import org.penjing.proof.emulation.Verdict;
import org.penjing.proof.probe.Outputs;
import org.penjing.proof.toolchain.HostCompiler;
import org.penjing.proof.toolchain.Tool;

/** Firmware gives the bytes of the definition: on this machine and on every core, for pruned networks of all widths. */
@Concurrent
class FirmwareEqualityTest {
    private static final List<Precision> INT8 = List.of(Precision.INT8);
    private static final List<Precision> MIXED_WEIGHTS =
            List.of(new Precision(2, 8), new Precision(4, 8), new Precision(6, 8), new Precision(8, 8));
    private static final List<Precision> WIDE = List.of(new Precision(8, 16), new Precision(4, 16));
    private static final List<Precision> MIXED = List.of(
            new Precision(4, 8), new Precision(8, 8), new Precision(2, 16), new Precision(6, 8), new Precision(8, 8));
    private static final MemoryLimits LIMITS = new MemoryLimits(64 << 10, 32 << 10, 2048);

    private final Proof proof = RequiredTools.PROOF;

    @TempDir
    private Path directory;

    /** A network, how many inputs it is run on by this machine, and by each core. */
    record Subject(String name, Architecture architecture, List<Precision> precisions, int onHost, int onCores) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Subject> subjects() {
        Architecture small = RandomSubnets.TOKEN_MIXER;
        Architecture attention = RandomSubnets.ATTENTION;
        Architecture large = new TinyRecursive(36, 7, 15, 1, Mixer.TOKEN, 22, 0, 18, 1, 2).architecture();
        return Stream.of(
                new Subject("4x4, 8 bits everywhere", small, INT8, 1000, 1000),
                new Subject("4x4, weights of 2, 4, 6 and 8 bits", small, MIXED_WEIGHTS, 1000, 0),
                new Subject("4x4, 16-bit activations", small, WIDE, 1000, 0),
                new Subject("4x4, all widths together", small, MIXED, 1000, 1000),
                new Subject("4x4, attention, mixed weights", attention, MIXED_WEIGHTS, 1000, 100),
                new Subject("4x4, attention, 16-bit activations", attention, WIDE, 1000, 100),
                new Subject("6x6, mixed weights", large, MIXED_WEIGHTS, 200, 0),
                new Subject("6x6, all widths together", large, MIXED, 200, 200));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void everyEngineGivesTheBytesOfTheDefinition(Subject subject) throws IOException {
        RequiredTools.require(Tool.GCC, Tool.CLANG);
        Firmware firmware = firmware(subject);
        FirmwarePackage.of(firmware).write(directory);
        Comparison onHost = Comparison.of(firmware.model(), firmware.questions());
        for (HostCompiler compiler : List.of(HostCompiler.GCC, HostCompiler.CLANG)) {
            Outputs outputs = proof.host(directory, compiler, onHost.inputs());
            assertThat(outputs.difference(onHost.expected())).as("%s", compiler).isEmpty();
        }
        if (subject.onCores() > 0) {
            RequiredTools.require(Tool.ARM_GCC, Tool.QEMU_ARM);
            Comparison comparison =
                    Comparison.of(firmware.model(), Arrays.copyOf(firmware.questions(), subject.onCores()));
            for (Core core : Core.values()) {
                checkOn(core, firmware, comparison);
            }
        }
    }

    private void checkOn(Core core, Firmware firmware, Comparison comparison) {
        Verdict verdict = proof.qemu(directory, core, LIMITS, comparison.inputs());
        assertThat(verdict).as("%s", core).isInstanceOfSatisfying(Execution.class, run -> {
            assertThat(run.outputs().difference(comparison.expected()))
                    .as("%s", core)
                    .isEmpty();
            assertThat(run.warnings()).isEmpty();
            assertThat(run.footprint().ramBytes()).isEqualTo(firmware.arena().bytes());
        });
    }

    private static Firmware firmware(Subject subject) {
        CompressedModel model = RandomSubnets.compressed(
                subject.architecture(), 11, subject.precisions().toArray(Precision[]::new));
        int[][] questions = RandomSubnets.questions(subject.architecture(), subject.onHost());
        return Firmware.of(model, 0.6, ".1234", Map.of("seed", "11"), questions);
    }

    @ParameterizedTest
    @CsvSource({"2, 8, 16", "4, 16, 8", "6, 8, 8", "8, 16, 16"})
    void deadTinyAndHugeRowsGiveTheBytesOfTheDefinition(int weightBits, int outerBits, int innerBits)
            throws IOException {
        RequiredTools.require(HostCompiler.GCC_SANITIZED);
        int[][] questions = ExtremeRows.questions(20);
        for (int seed = 0; seed < 6; seed++) {
            Firmware firmware = Firmware.of(
                    ExtremeRows.compressed(seed, weightBits, outerBits, innerBits), 1, "01234", Map.of(), questions);
            Path folder = directory.resolve("seed" + seed);
            FirmwarePackage.of(firmware).write(folder);
            Outputs outputs =
                    proof.host(folder, HostCompiler.GCC_SANITIZED, Definition.inputs(firmware.model(), questions));
            assertThat(outputs.difference(Definition.outputs(firmware.model(), questions)))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void normsOfRowsThatAreNearlyZeroGiveTheBytesOfTheDefinition(int bits) throws IOException {
        RequiredTools.require(HostCompiler.GCC_SANITIZED);
        RequiredTools.require(Tool.ARM_GCC, Tool.QEMU_ARM);
        int[][] questions = {{0, 1, 2, 3, 4, 5}};
        Firmware firmware = Firmware.of(ExtremeRows.norms(bits), 1, "012345", Map.of(), questions);
        FirmwarePackage.of(firmware).write(directory);
        Outputs outputs =
                proof.host(directory, HostCompiler.GCC_SANITIZED, Definition.inputs(firmware.model(), questions));
        assertThat(outputs.difference(Definition.outputs(firmware.model(), questions)))
                .isEmpty();
        for (Core core : List.of(Core.CORTEX_M0PLUS, Core.CORTEX_M4)) {
            checkOn(core, firmware, Comparison.of(firmware.model(), questions));
        }
    }

    @Test
    void hasNoUndefinedBehaviour() throws IOException {
        RequiredTools.require(HostCompiler.GCC_SANITIZED);
        Firmware firmware = firmware(new Subject("", RandomSubnets.ATTENTION, MIXED, 50, 0));
        FirmwarePackage.of(firmware).write(directory);
        byte[] inputs = Definition.inputs(firmware.model(), firmware.questions());
        assertThat(proof.host(directory, HostCompiler.GCC_SANITIZED, inputs)
                        .difference(Definition.outputs(firmware.model(), firmware.questions())))
                .isEmpty();
    }
}
