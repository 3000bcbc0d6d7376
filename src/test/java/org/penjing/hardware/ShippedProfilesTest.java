package org.penjing.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.penjing.compress.Precision;

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
        assertThat(profile.kernels().kernels())
                .filteredOn(kernel -> kernel.source().startsWith("unsourced"))
                .allSatisfy(kernel -> assertThat(kernel.source()).contains("assumed "));
        assertThat(profile.kernels().kernels())
                .filteredOn(kernel -> !kernel.source().startsWith("unsourced"))
                .allSatisfy(kernel -> assertThat(kernel.source()).startsWith("QEMU count, "));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void executeEveryPrecision(DeviceProfile profile) {
        assertThat(profile.precisions()).hasSize(8).contains(new Precision(2, 16), Precision.INT8);
        assertThat(profile.limits().sramBytes()).isLessThan(256 * 1024).isLessThanOrEqualTo((long)
                profile.sramBytes().value());
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void priceARecursiveStep(DeviceProfile profile) {
        StepCost cost = new CostModel(Fixtures.TOKEN)
                .cost(Fixtures.TOKEN, Fixtures.all(Fixtures.TOKEN, Precision.INT8), profile);
        assertThat(cost.millis()).isPositive().isLessThan(10);
        assertThat(cost.microjoules()).isPositive().isLessThan(1000);
    }

    /** Instructions per MAC as counted, of [rows, inputs] times [inputs, outputs]. */
    @ParameterizedTest
    @CsvSource({
        "stm32l4r5zi, POINTWISE, 8, 8, 256, 64, 64, 2.07",
        "stm32l4r5zi, POINTWISE, 8, 8, 64, 16, 32, 4.04",
        "stm32l4r5zi, POINTWISE, 4, 8, 256, 64, 64, 3.33",
        "stm32l4r5zi, POINTWISE, 2, 8, 64, 16, 32, 6.34",
        "stm32l4r5zi, POINTWISE, 6, 8, 256, 64, 64, 4.09",
        "stm32l4r5zi, POINTWISE, 8, 16, 256, 64, 64, 2.75",
        "stm32l4r5zi, FULLY_CONNECTED, 8, 8, 1, 256, 128, 2.07",
        "stm32l4r5zi, FULLY_CONNECTED, 8, 8, 1, 64, 12, 2.83",
        "stm32l4r5zi, FULLY_CONNECTED, 4, 8, 1, 128, 128, 5.27",
        "stm32l4r5zi, FULLY_CONNECTED, 8, 16, 1, 128, 128, 2.81",
        "stm32h743zi, POINTWISE, 8, 8, 256, 64, 64, 2.03",
        "stm32h743zi, POINTWISE, 2, 8, 256, 64, 64, 4.08",
        "stm32u585ai, POINTWISE, 8, 8, 64, 16, 32, 4.01",
        "stm32u585ai, POINTWISE, 4, 8, 256, 64, 64, 3.08",
        "apollo510, POINTWISE, 8, 8, 256, 64, 64, 0.39",
        "apollo510, POINTWISE, 4, 8, 64, 16, 32, 1.77",
        "apollo510, POINTWISE, 2, 8, 256, 64, 64, 2.96",
        "apollo510, FULLY_CONNECTED, 4, 8, 1, 256, 128, 0.47",
        "rp2040, POINTWISE, 8, 8, 256, 64, 64, 4.635",
        "esp32-s3, POINTWISE, 8, 8, 256, 64, 64, 3.708"
    })
    void reproduceTheCountsTheyWereFittedTo(
            String id,
            KernelOperator operator,
            int weights,
            int activations,
            int rows,
            int in,
            int out,
            double counted) {
        Kernel kernel = profile(id).kernels().kernel(operator, weights, activations);
        double macs = (double) rows * in * out;
        assertThat(kernel.instructions(macs, (double) rows * out, 1) / macs).isCloseTo(counted, within(0.005));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void fewerBitsSaveMemoryOnlyOnEveryCore(DeviceProfile profile) {
        assertThat(profile.precisions())
                .allSatisfy(
                        precision -> assertThat(profile.memoryOnly(precision)).isEqualTo(precision.weightBits() < 8));
    }

    private static DeviceProfile profile(String id) {
        return ALL.stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
