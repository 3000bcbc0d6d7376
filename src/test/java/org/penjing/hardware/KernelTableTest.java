package org.penjing.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penjing.compress.Precision;
import org.penjing.hardware.kernel.InputGroups;
import org.penjing.hardware.kernel.KernelCall;
import org.penjing.hardware.kernel.KernelFunction;

class KernelTableTest {
    private static final KernelTable TABLE = Fixtures.kernels();

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
        KernelCall call = Fixtures.addition(32);
        assertThat(scaled.instructions(call)).isEqualTo(1.5 * TABLE.instructions(call));
        assertThat(scaled.stepInstructions()).isEqualTo(15);
        assertThat(scaled.code()).isEqualTo(TABLE.code());
    }

    @Test
    void refusesATableThatLacksAKernelOrAFigure() {
        KernelFunction mean = Fixtures.function("mean_8");
        Map<KernelFunction, List<Double>> lacking = new LinkedHashMap<>(TABLE.instructions());
        lacking.put(mean, List.of(1.0));
        assertThatThrownBy(() ->
                        new KernelTable("t", "made up", InputGroups.DUAL, Precision.ALL, lacking, 0, TABLE.code()))
                .hasMessageContaining("mean_8 needs 3 figures");
        lacking.remove(mean);
        assertThatThrownBy(() ->
                        new KernelTable("t", "made up", InputGroups.DUAL, Precision.ALL, lacking, 0, TABLE.code()))
                .hasMessageContaining("mean_8 needs 3 figures");
    }

    /** The table with another factor for what 4-bit weights multiply. */
    private static KernelTable withMultiplication(double factor) {
        Map<KernelFunction, List<Double>> figures = new LinkedHashMap<>(TABLE.instructions());
        figures.computeIfPresent(
                Fixtures.function("linear_w4_8_8"),
                (function, all) -> all.stream().map(figure -> figure * factor).toList());
        return new KernelTable("t", "made up", InputGroups.SINGLE, Precision.ALL, figures, 0, TABLE.code());
    }
}
