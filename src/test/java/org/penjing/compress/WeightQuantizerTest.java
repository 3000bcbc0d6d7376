package org.penjing.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.Shape;

class WeightQuantizerTest {
    @Test
    void eightBitsCoverTheLargestWeightOfEachRow() {
        FloatTensor weight = new FloatTensor(Shape.of(2, 2), new float[] {1.27f, -0.5f, 0.254f, 0.1f});
        QuantizedWeight quantized = WeightQuantizer.quantize(weight, 8);
        assertThat(quantized.scales()).containsExactly(new float[] {0.01f, 0.002f}, within(1e-8f));
        assertThat(quantized.values()).containsExactly(127, -50, 127, 50);
    }

    @Test
    void rowsOfZerosStayZero() {
        QuantizedWeight quantized = WeightQuantizer.quantize(new FloatTensor(Shape.of(1, 3), new float[3]), 4);
        assertThat(quantized.dequantized().values()).containsOnly(0f);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6})
    void theGaussianStepHasTheLeastSquaredErrorOnAGaussian(int bits) {
        double step = WeightQuantizer.gaussianStep(bits);
        double error = gaussianError(step, bits);
        assertThat(error).isLessThan(gaussianError(step * 1.01, bits)).isLessThan(gaussianError(step * 0.99, bits));
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
