package org.penjing.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.Shape;

class WeightQuantizerTest {
    @Test
    void eightBitsCoverTheLargestWeightOfEachRow() {
        FloatTensor weight = new FloatTensor(Shape.of(2, 2), new float[] {1.27f, -0.5f, 0.254f, 0.1f});
        QuantizedWeight quantized = WeightQuantizer.LEAST_ERROR.quantize(weight, 8);
        assertThat(quantized.scales()).containsExactly(new float[] {0.01f, 0.002f}, within(1e-8f));
        assertThat(quantized.values()).containsExactly(127, -50, 127, 50);
    }

    @Test
    void rowsOfZerosStayZero() {
        QuantizedWeight quantized =
                WeightQuantizer.LEAST_ERROR.quantize(new FloatTensor(Shape.of(1, 3), new float[3]), 4);
        assertThat(quantized.dequantized().values()).containsOnly(0f);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6})
    void theGaussianStepHasTheLeastSquaredErrorOnAGaussian(int bits) {
        double step = WeightQuantizer.gaussianStep(bits);
        double error = gaussianError(step, bits);
        assertThat(error).isLessThan(gaussianError(step * 1.01, bits)).isLessThan(gaussianError(step * 0.99, bits));
    }

    @Test
    void coveringCutsNoWeightOffAndLeastErrorDoesAtFewBits() {
        float[] outlier = new float[16];
        Arrays.fill(outlier, 0.1f);
        outlier[0] = 1;
        FloatTensor weight = new FloatTensor(Shape.of(1, 16), outlier);
        QuantizedWeight covering = WeightQuantizer.COVERING.quantize(weight, 4);
        assertThat(covering.scales()).containsExactly(new float[] {1f / 7}, within(1e-8f));
        QuantizedWeight least = WeightQuantizer.LEAST_ERROR.quantize(weight, 4);
        assertThat(least.scales())
                .containsExactly(new float[] {(float) (0.3534 * Math.sqrt(1.15 / 16))}, within(1e-7f));
        assertThat(least.dequantized().values()[0]).isLessThan(0.7f);
        assertThat(covering.dequantized().values()[0]).isCloseTo(1, within(1e-6f));
    }

    @ParameterizedTest
    @EnumSource(WeightQuantizer.class)
    void methodsAreFoundByTheirLabels(WeightQuantizer quantizer) {
        assertThat(WeightQuantizer.labelled(quantizer.label())).isSameAs(quantizer);
    }

    @Test
    void anUnknownLabelIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> WeightQuantizer.labelled("ternary"))
                .hasMessage("no quantizer ternary among [least-error, covering]");
    }

    /** Expected squared error of a uniform quantizer on a unit Gaussian, by the midpoint rule. */
    private static double gaussianError(double step, int bits) {
        int largest = WeightQuantizer.largest(bits);
        double error = 0;
        double width = 1e-4;
        for (double x = width / 2; x < 8; x += width) {
            double level = Math.min(Math.rint(x / step), largest);
            error += Math.pow(x - level * step, 2) * Math.exp(-x * x / 2) * width;
        }
        return error;
    }
}
