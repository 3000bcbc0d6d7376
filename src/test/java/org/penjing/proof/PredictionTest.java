package org.penjing.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.penjing.Concurrent;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.Precision;
import org.penjing.compress.RandomSubnets;
import org.penjing.export.firmware.Firmware;
import org.penjing.export.firmware.FirmwarePackage;
import org.penjing.hardware.DeviceProfile;
import org.penjing.hardware.DeviceProfiles;
import org.penjing.hardware.StepCost;
import org.penjing.hardware.cost.CostModel;
import org.penjing.network.Architecture;
import org.penjing.network.family.TinyRecursive;
import org.penjing.network.family.TinyRecursive.Mixer;
import org.penjing.proof.emulation.Core;
import org.penjing.proof.emulation.Execution;
import org.penjing.proof.emulation.MemoryLimits;
import org.penjing.proof.emulation.Verdict;
import org.penjing.proof.toolchain.Tool;

/** What the cost model predicts from shapes alone, beside what the linker and the emulator say of the firmware. */
@Concurrent
class PredictionTest {
    private static final DeviceProfiles PROFILES = DeviceProfiles.load(Path.of("hardware-profiles"));
    private static final Precision[] INT8 = {Precision.INT8};
    private static final Precision[] MIXED = {new Precision(4, 8), new Precision(8, 8), new Precision(2, 8)};
    private static final Precision[] WIDE = {new Precision(6, 8), new Precision(8, 16), new Precision(4, 8)};
    private static final Precision[] ODD = {new Precision(2, 16), new Precision(8, 8), new Precision(4, 8)};
    private static final MemoryLimits LIMITS = new MemoryLimits(1 << 19, 1 << 17, 4096);

    @TempDir
    private Path directory;

    static Stream<Arguments> networks() {
        Architecture small = new TinyRecursive(16, 5, 30, 1, Mixer.TOKEN, 23, 0, 41, 2, 3).architecture();
        Architecture attention = new TinyRecursive(36, 7, 22, 1, Mixer.ATTENTION, 12, 6, 26, 2, 2).architecture();
        Architecture odd = new TinyRecursive(81, 10, 19, 1, Mixer.TOKEN, 17, 0, 21, 1, 2).architecture();
        return Stream.of("stm32f446re", "stm32u585ai", "apollo510")
                .flatMap(profile -> Stream.of(
                        Arguments.of(profile, "token mixer, 8 bits", small, INT8),
                        Arguments.of(profile, "token mixer, mixed weights", small, MIXED),
                        Arguments.of(profile, "attention, 16-bit activations", attention, WIDE),
                        Arguments.of(profile, "81 tokens, odd widths", odd, ODD)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("networks")
    void flashIsWithin1PercentAndNeverBelowArenaExactInstructionsWithin5Percent(
            String id, String name, Architecture architecture, Precision[] precisions) throws IOException {
        RequiredTools.require(Tool.ARM_GCC, Tool.QEMU_ARM);
        DeviceProfile profile = PROFILES.get("profile", id);
        CompressedModel model = RandomSubnets.compressed(architecture, 77, precisions);
        int[][] questions = RandomSubnets.questions(architecture, 1);
        Firmware firmware = Firmware.of(model, 1, ".123456", Map.of(), questions);
        FirmwarePackage.of(firmware).write(directory);
        StepCost predicted =
                new CostModel(model.architecture()).cost(model.architecture(), model.compression(), profile);
        Verdict verdict = RequiredTools.PROOF.qemu(
                directory,
                Core.of(profile.core()).orElseThrow(),
                LIMITS,
                Definition.inputs(firmware.model(), questions));
        assertThat(verdict).isInstanceOfSatisfying(Execution.class, real -> {
            double flash = (double) predicted.flashBytes() / real.footprint().flashBytes();
            double instructions = predicted.instructions()
                    * real.instructions().steps().size()
                    / real.instructions().inference();
            assertThat(predicted.sramBytes()).isEqualTo(real.footprint().ramBytes());
            assertThat(instructions).isCloseTo(1, within(0.05));
            assertThat(flash).isBetween(1.0, 1.01);
        });
    }
}
