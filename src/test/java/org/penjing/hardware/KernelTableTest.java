package org.penjing.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penjing.compress.Precision;

class KernelTableTest {
    private static final KernelTable TABLE = Fixtures.kernels();

    @Test
    void listsTheExecutablePrecisionsInTheirOrder() {
        assertThat(TABLE.precisions())
                .hasSize(8)
                .startsWith(new Precision(2, 8), new Precision(2, 16), new Precision(4, 8))
                .endsWith(new Precision(8, 8), new Precision(8, 16));
    }

    @Test
    void fewerBitsAreMemoryOnlyUnlessTheirKernelIsFaster() {
        assertThat(withMultiplication(1).memoryOnly(new Precision(4, 8))).isTrue();
        assertThat(withMultiplication(0.99).memoryOnly(new Precision(4, 8)))
                .as("a difference of 1 % is no speed")
                .isTrue();
        assertThat(withMultiplication(0.8).memoryOnly(new Precision(4, 8))).isFalse();
        assertThat(withMultiplication(2).memoryOnly(Precision.INT8)).isFalse();
    }

    @Test
    void aScaledTableTakesSoManyTimesTheInstructionsAndTheSameCode() {
        KernelTable scaled = TABLE.scaled("other", 1.5, "unsourced: assumed");
        KernelCall call = new KernelCall(FirmwareKernel.ADD_8, new double[] {1, 32, 0});
        assertThat(scaled.instructions(call)).isEqualTo(1.5 * TABLE.instructions(call));
        assertThat(scaled.stepInstructions()).isEqualTo(15);
        assertThat(scaled.code()).isEqualTo(TABLE.code());
    }

    @Test
    void aKernelIsNamedByWhatItReadsAndWrites() {
        assertThat(FirmwareKernel.linear(4, 8, 16).symbol()).isEqualTo("penjing_linear_w4_8_16");
        for (FirmwareKernel kernel : FirmwareKernel.values()) {
            if (kernel.label().matches("linear_w\\d.*")) {
                String[] parts = kernel.label().substring("linear_w".length()).split("_", -1);
                assertThat(FirmwareKernel.linear(
                                Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])))
                        .isEqualTo(kernel);
            }
        }
    }

    @Test
    void refusesATableThatLacksAKernelOrAFigure() {
        Map<FirmwareKernel, List<Double>> lacking = new EnumMap<>(TABLE.instructions());
        lacking.put(FirmwareKernel.MEAN_8, List.of(1.0));
        assertThatThrownBy(() -> new KernelTable("t", "made up", InputGroups.DUAL, lacking, 0, TABLE.code()))
                .hasMessageContaining("mean_8 needs 3 figures");
        lacking.remove(FirmwareKernel.MEAN_8);
        assertThatThrownBy(() -> new KernelTable("t", "made up", InputGroups.DUAL, lacking, 0, TABLE.code()))
                .hasMessageContaining("mean_8 needs 3 figures");
    }

    /** The table with another factor for what 4-bit weights multiply. */
    private static KernelTable withMultiplication(double factor) {
        Map<FirmwareKernel, List<Double>> figures = new EnumMap<>(TABLE.instructions());
        figures.computeIfPresent(
                FirmwareKernel.LINEAR_W4_8_8,
                (kernel, all) -> all.stream().map(figure -> figure * factor).toList());
        return new KernelTable("t", "made up", InputGroups.SINGLE, figures, 0, TABLE.code());
    }
}
