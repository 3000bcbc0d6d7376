package org.penjing.onnx.integer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penjing.base.Lookup;
import org.penjing.compress.ActivationQuantizer;
import org.penjing.compress.integer.IntegerExecutor;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.IntegerTensor;
import org.penjing.compress.integer.SingleOperator;
import org.penjing.network.RandomModels;
import org.penjing.onnx.OnnxWriter;
import org.penjing.onnx.graph.OnnxGraph;
import org.penjing.onnx.graph.OnnxTensors;
import org.penjing.onnx.graph.StepWriter;
import org.penjing.onnx.runtime.OnnxSession;
import org.penjing.onnx.runtime.SessionTuning;

/**
 * Each operator alone, of random shape and scales, on random and extreme integers: ONNX Runtime, with every optimization and
 * with none, against the definition, in every bit.
 */
class IntegerStepTest {
    private static final int NETWORKS = 25;
    private static final int SAMPLES = 3;
    private static final List<SessionTuning> TUNINGS =
            List.of(SessionTuning.DEFAULT, new SessionTuning(SessionTuning.Optimization.NONE, true, true));

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void copiesOfTableRowsAreEqual(int bits) {
        assertEqual(operators -> operators.embedding(bits));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void transposesAreEqual(int bits) {
        assertEqual(operators -> operators.transpose(bits));
    }

    @ParameterizedTest
    @CsvSource({"8, 2", "8, 3", "16, 2", "16, 3"})
    void sumsAreEqual(int bits, int terms) {
        assertEqual(operators -> operators.add(bits, terms));
    }

    @ParameterizedTest
    @CsvSource({"8, false", "8, true", "16, false", "16, true"})
    void meansAreEqual(int bits, boolean sameScale) {
        assertEqual(operators -> operators.mean(bits, sameScale));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void normsAreEqual(int bits) {
        assertEqual(operators -> operators.rmsNorm(bits));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void rectifiersAreEqual(int bits) {
        assertEqual(operators -> operators.relu(bits));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void swiGluIsEqual(int bits) {
        assertEqual(operators -> operators.swiGlu(bits));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void attentionIsEqual(int bits) {
        assertEqual(operators -> operators.attention(bits));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 8, 8, false",
        "4, 8, 8, true",
        "6, 8, 16, false",
        "8, 8, 8, true",
        "8, 8, 8, false",
        "2, 16, 16, false",
        "4, 16, 16, true",
        "6, 16, 8, false",
        "8, 16, 16, true",
        "8, 16, 16, false",
        "8, 16, 8, true"
    })
    void linearOperatorsAreEqual(int weightBits, int from, int to, boolean hasBias) {
        assertEqual(operators -> operators.linear(weightBits, from, to, hasBias));
    }

    /** Of 2,000 inputs some sums leave 32 bits, and their products with a multiplier 64. */
    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void sumsOfMoreThan32BitsAreEqual(int to) {
        assertEqual(operators -> operators.linear(2_000, 8, 16, to, true));
    }

    private static void assertEqual(Function<SingleOperator, IntegerNetwork> make) {
        for (int seed = 0; seed < NETWORKS; seed++) {
            RandomGenerator random = RandomModels.random(seed);
            SingleOperator operators = new SingleOperator(random);
            IntegerNetwork network = make.apply(operators);
            Map<String, int[]> inputs = new HashMap<>();
            inputs.put(
                    network.question().name(),
                    random.ints((long) SAMPLES * network.question().size(), 0, operators.vocabulary(network))
                            .toArray());
            for (IntegerNetwork.Carry carry : network.carries()) {
                IntegerTensor tensor = network.tensor(carry.input());
                inputs.put(carry.input(), operators.integers(tensor.quantizer(), SAMPLES * tensor.elements()));
            }
            int[] expected = defined(network, inputs);
            for (SessionTuning tuning : TUNINGS) {
                assertThat(written(network, inputs, tuning))
                        .as("network %d with optimization %s", seed, tuning.optimization())
                        .isEqualTo(expected);
            }
        }
    }

    private static int[] defined(IntegerNetwork network, Map<String, int[]> inputs) {
        IntegerExecutor executor = new IntegerExecutor(network);
        int[] result = executor.values(network.answer());
        int[] all = new int[SAMPLES * result.length];
        for (int sample = 0; sample < SAMPLES; sample++) {
            for (Map.Entry<String, int[]> input : inputs.entrySet()) {
                int[] values = executor.values(input.getKey());
                System.arraycopy(input.getValue(), sample * values.length, values, 0, values.length);
            }
            executor.step();
            System.arraycopy(result, 0, all, sample * result.length, result.length);
        }
        return all;
    }

    private static int[] written(IntegerNetwork network, Map<String, int[]> inputs, SessionTuning tuning) {
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try (OnnxSession session = OnnxSession.open(file(network), tuning)) {
            long[] tokens = Arrays.stream(Lookup.in(inputs, network.question().name()))
                    .asLongStream()
                    .toArray();
            tensors.put(
                    OnnxWriter.TOKENS,
                    OnnxSession.tensor(
                            LongBuffer.wrap(tokens), SAMPLES, network.question().size()));
            for (IntegerNetwork.Carry carry : network.carries()) {
                IntegerTensor tensor = network.tensor(carry.input());
                FloatBuffer values = FloatBuffer.allocate(SAMPLES * tensor.elements());
                for (int value : Lookup.in(inputs, carry.input())) {
                    values.put(value);
                }
                tensors.put(carry.input(), OnnxSession.tensor(values.flip(), SAMPLES, tensor.rows(), tensor.columns()));
            }
            try (OrtSession.Result results = session.run(tensors)) {
                FloatBuffer logits =
                        OnnxSession.result(results, OnnxWriter.LOGITS).getFloatBuffer();
                ActivationQuantizer quantizer = network.tensor(network.answer()).quantizer();
                int[] integers = new int[logits.remaining()];
                for (int i = 0; i < integers.length; i++) {
                    integers[i] = Math.round(logits.get(i) / quantizer.scale()) + quantizer.zeroPoint();
                }
                return integers;
            }
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    /** The step alone, its states read as floats. */
    private static byte[] file(IntegerNetwork network) {
        OnnxGraph graph = new OnnxGraph("operator");
        graph.input(
                OnnxWriter.TOKENS, OnnxTensors.INT64, "n", network.question().size());
        List<String> states = new ArrayList<>();
        for (IntegerNetwork.Carry carry : network.carries()) {
            IntegerTensor tensor = network.tensor(carry.input());
            graph.input(carry.input(), OnnxTensors.FLOAT, "n", tensor.rows(), tensor.columns());
            states.add(carry.input());
        }
        StepWriter.Step step = new IntegerStep(network).write(graph, OnnxWriter.TOKENS, states);
        IntegerTensor result = network.tensor(network.answer());
        graph.output(step.logits(), OnnxWriter.LOGITS, OnnxTensors.FLOAT, "n", result.rows(), result.columns());
        return graph.file(Map.of());
    }
}
