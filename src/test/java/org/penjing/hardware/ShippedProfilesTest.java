package org.penjing.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penjing.compress.Precision;
import org.penjing.hardware.cost.CostModel;
import org.penjing.hardware.kernel.LinearCall;
import org.penjing.hardware.kernel.StoredTensor;

class ShippedProfilesTest {
    static final List<DeviceProfile> ALL =
            DeviceProfiles.load(Path.of("hardware-profiles")).all();

    @Test
    void areTheTenDevices() {
        assertThat(ALL)
                .extracting(DeviceProfile::id)
                .containsExactly(
                        "apollo510",
                        "esp32-s3",
                        "jetson-nano",
                        "max78000",
                        "nrf52840",
                        "rp2040",
                        "stm32f446re",
                        "stm32h743zi",
                        "stm32l4r5zi",
                        "stm32u585ai");
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void unsourcedFiguresSayWhatIsAssumed(DeviceProfile profile) {
        assertThat(profile.figures().values())
                .filteredOn(figure -> !figure.isSourced())
                .allSatisfy(figure -> assertThat(figure.source()).startsWith("unsourced: assumed "));
        assertThat(profile.kernels().source()).matches("counted in QEMU by .*|unsourced: assumed .*");
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void executeEveryPrecision(DeviceProfile profile) {
        assertThat(profile.precisions()).hasSize(8).contains(new Precision(2, 16), Precision.INT8);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void priceARecursiveStep(DeviceProfile profile) {
        StepCost cost = new CostModel(Fixtures.TOKEN)
                .cost(Fixtures.TOKEN, Fixtures.all(Fixtures.TOKEN, Precision.INT8), profile);
        assertThat(cost.millis()).isPositive().isLessThan(10);
        assertThat(cost.microjoules()).isPositive().isLessThan(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stm32f446re", "stm32u585ai", "apollo510"})
    void fewerWeightBitsCostNoTimeOnCoresWithDualMultiplies(String id) {
        KernelTable kernels = profile(id).kernels();
        for (int bits : new int[] {2, 4}) {
            assertThat(instructions(kernels, bits)).isLessThan(1.05 * instructions(kernels, 8));
        }
    }

    /** 16 rows of 64 inputs and 64 outputs. */
    private static double instructions(KernelTable kernels, int weightBits) {
        StoredTensor tensor = new StoredTensor(16, 64, 8);
        return kernels.instructions(LinearCall.of(tensor, tensor, weightBits, false));
    }

    private static DeviceProfile profile(String id) {
        return ALL.stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
