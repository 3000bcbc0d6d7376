package org.penjing.compress.integer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.penjing.compress.ActivationQuantizer;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.Precision;
import org.penjing.compress.RandomSubnets;
import org.penjing.network.Architecture;
import org.penjing.network.FloatExecutor;
import org.penjing.network.Node;
import org.penjing.network.RandomModels;
import org.penjing.network.family.TinyRecursive.Mixer;
import org.penjing.network.operator.Add;
import org.penjing.network.operator.Attention;
import org.penjing.network.operator.Embedding;
import org.penjing.network.operator.Linear;
import org.penjing.network.operator.MeanTokens;
import org.penjing.network.operator.Relu;
import org.penjing.network.operator.RmsNorm;
import org.penjing.network.operator.SwiGlu;
import org.penjing.network.operator.Transpose;

class IntegerExecutorTest {
    private static final Precision[][] PRECISIONS = {
        {new Precision(8, 8)},
        {new Precision(2, 8), new Precision(4, 8), new Precision(6, 8), new Precision(8, 8)},
        {new Precision(8, 16)},
        {new Precision(4, 16), new Precision(8, 8), new Precision(2, 8), new Precision(6, 16), new Precision(8, 16)}
    };

    private static Architecture architecture(Mixer mixer) {
        return switch (mixer) {
            case TOKEN -> RandomSubnets.TOKEN_MIXER;
            case ATTENTION -> RandomSubnets.ATTENTION;
        };
    }

    @ParameterizedTest
    @EnumSource(Mixer.class)
    void everyOperatorIsTheRealOneRounded(Mixer mixer) {
        for (Precision[] precisions : PRECISIONS) {
            for (long seed = 1; seed <= 4; seed++) {
                checkStep(RandomSubnets.compressed(architecture(mixer), seed, precisions), seed);
            }
        }
    }

    private static void checkStep(CompressedModel model, long seed) {
        IntegerNetwork network = IntegerNetwork.of(model);
        IntegerExecutor executor = new IntegerExecutor(network);
        int[] tokens = RandomSubnets.questions(model.architecture(), 1)[0];
        System.arraycopy(tokens, 0, executor.values(network.question().name()), 0, tokens.length);
        RandomGenerator random = RandomModels.random(seed);
        for (IntegerNetwork.Carry carry : network.carries()) {
            ActivationQuantizer quantizer = network.tensor(carry.input()).quantizer();
            int[] state = executor.values(carry.input());
            for (int i = 0; i < state.length; i++) {
                state[i] = random.nextInt(quantizer.smallest(), quantizer.largest() + 1);
            }
        }
        executor.step();
        Map<String, float[]> real = new HashMap<>();
        network.tensors().forEach((name, tensor) -> real.put(name, real(executor.values(name), tensor.quantizer())));
        FloatExecutor floats = FloatExecutor.of(model);
        for (Node node : model.architecture().network().nodes()) {
            float[] expected = floats.unrounded(node, real, tokens);
            int[] actual = executor.values(node.name());
            IntegerTensor tensor = network.tensor(node.name());
            double allowed = allowed(node, tensor.bits());
            for (int i = 0; i < actual.length; i++) {
                double exact = Math.clamp(
                        (double) expected[i] / tensor.quantizer().scale() + tensor.zeroPoint(),
                        tensor.quantizer().smallest(),
                        tensor.quantizer().largest());
                assertThat(Math.abs(actual[i] - exact))
                        .as("%s[%d]", node.name(), i)
                        .isLessThan(allowed);
            }
        }
    }

    /** Two roundings in a row are off by up to 0.75; gates and attention also by what tables and rotations lose. */
    private static double allowed(Node node, int bits) {
        return switch (node.operator()) {
            case Attention attention -> bits == 8 ? 1.5 : 64;
            case SwiGlu swiGlu -> bits == 8 ? 0.76 : 8;
            case RmsNorm norm -> bits == 8 ? 0.76 : 2;
            case Embedding embedding -> 0.51;
            case Linear linear -> 0.76;
            case Transpose transpose -> 0.51;
            case Add add -> 1;
            case Relu relu -> 0.51;
            case MeanTokens mean -> 0.76;
        };
    }

    private static float[] real(int[] integers, ActivationQuantizer quantizer) {
        float[] real = new float[integers.length];
        for (int i = 0; i < real.length; i++) {
            real[i] = quantizer.dequantize(integers[i]);
        }
        return real;
    }

    @ParameterizedTest
    @EnumSource(Mixer.class)
    void answersAsTheRoundedRealNetworkDoes(Mixer mixer) {
        CompressedModel model = RandomSubnets.compressed(architecture(mixer), 9, new Precision(8, 16));
        IntegerModel.Runner runner = IntegerModel.of(IntegerNetwork.of(model), RandomSubnets.DEPTH, 1)
                .runner();
        int same = 0;
        int cells = 0;
        for (int[] question : RandomSubnets.questions(model.architecture(), 20)) {
            FloatExecutor.Step last =
                    FloatExecutor.of(model).run(question, RandomSubnets.DEPTH)[RandomSubnets.DEPTH - 1];
            IntegerModel.Inference inference = runner.run(question);
            assertThat(inference.steps()).isEqualTo(RandomSubnets.DEPTH);
            assertThat(inference.confidence() / 32_768.0).isCloseTo(last.confidence(), within(0.01));
            for (int cell = 0; cell < question.length; cell++) {
                same += inference.answer()[cell] == last.answer()[cell] ? 1 : 0;
                cells++;
            }
        }
        assertThat((double) same / cells).isGreaterThan(0.98);
    }

    @Test
    void stopsOnceTheConfidenceReachesTheThreshold() {
        CompressedModel model = RandomSubnets.compressed(RandomSubnets.TOKEN_MIXER, 4, Precision.INT8);
        IntegerNetwork network = IntegerNetwork.of(model);
        int[] question = RandomSubnets.questions(model.architecture(), 1)[0];
        IntegerModel.Inference first =
                new IntegerModel(network, 1, IntegerModel.NEVER).runner().run(question);
        assertThat(new IntegerModel(network, 3, first.confidence()).runner().run(question))
                .usingRecursiveComparison()
                .isEqualTo(first);
        assertThat(new IntegerModel(network, 3, first.confidence() + 1)
                        .runner()
                        .run(question)
                        .steps())
                .isGreaterThan(1);
        assertThat(new IntegerModel(network, 3, IntegerModel.NEVER)
                        .runner()
                        .run(question)
                        .steps())
                .isEqualTo(3);
    }

    @Test
    void oneRunnerGivesTheSameTwice() {
        CompressedModel model = RandomSubnets.compressed(RandomSubnets.ATTENTION, 4, new Precision(4, 8));
        IntegerModel.Runner runner =
                IntegerModel.of(IntegerNetwork.of(model), 3, 1).runner();
        int[][] questions = RandomSubnets.questions(model.architecture(), 2);
        IntegerModel.Inference first = runner.run(questions[0]);
        runner.run(questions[1]);
        assertThat(runner.run(questions[0])).usingRecursiveComparison().isEqualTo(first);
    }

    @Test
    void allCallsOfASharedBlockHaveTheSameConstants() {
        IntegerNetwork network =
                IntegerNetwork.of(RandomSubnets.compressed(RandomSubnets.TOKEN_MIXER, 4, PRECISIONS[3]));
        Map<String, IntegerOperator> bySite = new HashMap<>();
        for (IntegerNode node : network.nodes()) {
            assertThat(bySite.putIfAbsent(node.site(), node.operator())).isIn(null, node.operator());
        }
        assertThat(bySite.size()).isLessThan(network.nodes().size());
    }

    @Test
    void refusesAModelWithoutRanges() {
        CompressedModel model = RandomSubnets.compressed(RandomSubnets.TOKEN_MIXER, 4, Precision.INT8);
        CompressedModel bare = new CompressedModel(
                model.architecture(), model.compression(), model.quantizer(), model.weights(), model.reals(), Map.of());
        assertThatThrownBy(() -> IntegerNetwork.of(bare)).hasMessageContaining("has no range");
    }
}
