package org.penjing.compress.integer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.penjing.base.Lookup;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.ExtremeRows;
import org.penjing.compress.QuantizedWeight;
import org.penjing.network.FloatExecutor;
import org.penjing.network.Model;
import org.penjing.network.Node;
import org.penjing.network.RandomModels;
import org.penjing.network.operator.Linear;
import org.penjing.tensor.FloatTensor;

/** Biased linear operators with dead, tiny and huge rows: the definition against real arithmetic. */
class ExtremeRowsTest {
    private static final int NETWORKS = 40;

    static Stream<Arguments> widths() {
        return IntStream.of(2, 4, 6, 8)
                .boxed()
                .flatMap(weights -> Stream.of(
                        Arguments.of(weights, 8, 8),
                        Arguments.of(weights, 8, 16),
                        Arguments.of(weights, 16, 8),
                        Arguments.of(weights, 16, 16)));
    }

    @ParameterizedTest
    @MethodSource("widths")
    void everyRowIsItsProductsAndItsBias(int weightBits, int outerBits, int innerBits) {
        for (int seed = 0; seed < NETWORKS; seed++) {
            check(
                    ExtremeRows.model(seed),
                    ExtremeRows.compressed(seed, weightBits, outerBits, innerBits),
                    RandomModels.random(seed));
        }
    }

    private static void check(Model original, CompressedModel model, RandomGenerator random) {
        IntegerNetwork network = IntegerNetwork.of(model);
        IntegerExecutor executor = new IntegerExecutor(network);
        int[] tokens = executor.values(network.question().name());
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = random.nextInt(((IntegerNetwork.Question.Tokens) network.question()).vocabulary());
        }
        executor.reset();
        executor.step();
        Map<String, float[]> real = new HashMap<>();
        network.tensors().forEach((name, tensor) -> real.put(name, dequantized(executor.values(name), tensor)));
        for (Node node : original.network().nodes()) {
            if (node.operator() instanceof Linear linear) {
                float[] floats = FloatExecutor.of(original).unrounded(node, real, tokens);
                check(original, model, linear, node, network, real, floats, executor.values(node.name()));
            }
        }
    }

    /**
     * Two roundings are off by up to 0.75, the bias by half a unit of the sums. Rounding the weights costs what it costs; where
     * the bias made the scale of a row larger, it costs less than a unit of the result.
     */
    private static void check(
            Model original,
            CompressedModel model,
            Linear linear,
            Node node,
            IntegerNetwork network,
            Map<String, float[]> real,
            float[] floats,
            int[] actual) {
        IntegerTensor read = network.tensor(node.inputs().getFirst());
        IntegerTensor result = network.tensor(node.name());
        FloatTensor weight = original.parameter(linear.weight());
        QuantizedWeight quantized = Lookup.in(model.weights(), linear.weight());
        QuantizedWeight own = model.quantizer().quantize(weight, quantized.bits());
        float[] x = Lookup.in(real, read.name());
        for (int i = 0; i < actual.length; i++) {
            int row = i % linear.outputs();
            double lost = 0;
            for (int k = 0; k < linear.inputs(); k++) {
                int at = row * linear.inputs() + k;
                double difference =
                        weight.values()[at] - quantized.dequantized().values()[at];
                lost += Math.abs(x[i / linear.outputs() * linear.inputs() + k] * difference);
            }
            boolean enlarged = quantized.scales()[row] > own.scales()[row];
            double scale = result.quantizer().scale();
            double unit = (double) read.quantizer().scale() * quantized.scales()[row];
            double allowed = 0.76 + 0.5 * unit / scale + (enlarged ? 1 : lost / scale);
            double exact = Math.clamp(
                    floats[i] / scale + result.zeroPoint(),
                    result.quantizer().smallest(),
                    result.quantizer().largest());
            assertThat((double) actual[i]).as("%s[%d]", node.name(), i).isCloseTo(exact, within(allowed));
        }
    }

    private static float[] dequantized(int[] integers, IntegerTensor tensor) {
        float[] real = new float[integers.length];
        for (int i = 0; i < real.length; i++) {
            real[i] = tensor.quantizer().dequantize(integers[i]);
        }
        return real;
    }
}
