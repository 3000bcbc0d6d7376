package org.penjing.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.penjing.compress.Precision;

class KernelTableTest {
    @Test
    void listsTheExecutablePrecisionsInTheirOrder() {
        assertThat(Fixtures.kernels().precisions())
                .containsExactly(
                        new Precision(2, 8),
                        new Precision(4, 8),
                        new Precision(6, 8),
                        new Precision(8, 8),
                        new Precision(8, 16));
    }

    @Test
    void fewerBitsAreMemoryOnlyUnlessTheirKernelIsFaster() {
        assertThat(table(2.0, 1.5).memoryOnly(KernelOperator.POINTWISE, new Precision(4, 8)))
                .isFalse();
        assertThat(table(2.0, 1.98).memoryOnly(KernelOperator.POINTWISE, new Precision(4, 8)))
                .as("a difference of 1 % is no speed")
                .isTrue();
        assertThat(table(2.0, 2.5).memoryOnly(KernelOperator.POINTWISE, new Precision(4, 8)))
                .isTrue();
        assertThat(table(2.0, 2.5).memoryOnly(KernelOperator.POINTWISE, Precision.INT8))
                .isFalse();
    }

    @Test
    void refusesKernelsThatAreMissingOrGivenTwice() {
        Kernel pointwise = Fixtures.kernel(KernelOperator.POINTWISE, 8, 8, 1, 1, 1);
        assertThatThrownBy(() -> new KernelTable("t", List.of(pointwise, pointwise), Fixtures.elements()))
                .hasMessageContaining("pointwise w8a8=once each")
                .hasMessageContaining("no fully-connected w8a8=needed")
                .hasMessageContaining("no attention w8a8=needed");
    }

    private static KernelTable table(double eight, double four) {
        return new KernelTable(
                "t",
                List.of(
                        Fixtures.kernel(KernelOperator.POINTWISE, 8, 8, eight, 1, 1),
                        Fixtures.kernel(KernelOperator.FULLY_CONNECTED, 8, 8, 1, 1, 1),
                        Fixtures.kernel(KernelOperator.POINTWISE, 4, 8, four, 1, 1),
                        Fixtures.kernel(KernelOperator.FULLY_CONNECTED, 4, 8, 1, 1, 1),
                        Fixtures.kernel(KernelOperator.ATTENTION, 8, 8, 1, 1, 1)),
                Fixtures.elements());
    }
}
