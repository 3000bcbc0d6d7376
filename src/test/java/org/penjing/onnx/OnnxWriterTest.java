package org.penjing.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.Precision;
import org.penjing.compress.RandomSubnets;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.network.Architecture;
import org.penjing.network.FloatExecutor;
import org.penjing.network.Model;
import org.penjing.network.RandomModels;
import org.penjing.network.family.TinyRecursive;
import org.penjing.network.family.TinyRecursive.Mixer;
import org.penjing.onnx.graph.OnnxTensors;
import org.penjing.onnx.runtime.InferenceSession;

/** What exported files hold, and float ones, run by ONNX Runtime, against the plain twin: floats differ by the order of sums. */
class OnnxWriterTest {
    private static final float FLOAT_TOLERANCE = 1e-5f;

    static final List<Architecture> ARCHITECTURES = List.of(RandomSubnets.TOKEN_MIXER, RandomSubnets.ATTENTION);

    @ParameterizedTest
    @FieldSource("ARCHITECTURES")
    void floatInferenceAnswersLikeThePlainTwin(Architecture architecture) {
        Model model = RandomModels.of(architecture, 1);
        int[][] questions = RandomSubnets.questions(architecture, 9);
        try (InferenceSession session = new InferenceSession(OnnxWriter.inference(model, ModelCards.CARD))) {
            InferenceSession.Result result = session.run(questions);
            for (int sample = 0; sample < questions.length; sample++) {
                FloatExecutor.Step last = plain(FloatExecutor.of(model), questions[sample], RandomSubnets.DEPTH);
                assertThat(result.answers()[sample]).isEqualTo(last.answer());
                assertThat(result.confidences()[sample]).isCloseTo(last.confidence(), within(FLOAT_TOLERANCE));
                assertThat(result.steps()[sample]).isEqualTo(RandomSubnets.DEPTH);
            }
        }
    }

    @Test
    void theFileSaysWhatItIs() {
        ModelCard card = new ModelCard(".1234", 3, 0.75, Map.of("seed", "7", "dataHash", "abc"));
        try (InferenceSession session =
                new InferenceSession(OnnxWriter.inference(RandomModels.of(RandomSubnets.TOKEN_MIXER, 1), card))) {
            assertThat(session.metadata())
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "alphabet",
                            ".1234",
                            "depth",
                            "3",
                            "haltThreshold",
                            "0.75",
                            "seed",
                            "7",
                            "dataHash",
                            "abc"));
        }
    }

    @Test
    void equalModelsGiveEqualBytes() {
        CompressedModel model = CompressedModels.ALL.getFirst();
        assertThat(OnnxWriter.inference(IntegerNetwork.of(model), ModelCards.CARD))
                .isEqualTo(OnnxWriter.inference(IntegerNetwork.of(model), ModelCards.CARD));
    }

    @Test
    void weightsTakeHalfAByteUpToFourBitsAndAByteAbove() throws InvalidProtocolBufferException {
        assertThat(typeOfLargestConstant(2)).isEqualTo(OnnxTensors.INT4);
        assertThat(typeOfLargestConstant(4)).isEqualTo(OnnxTensors.INT4);
        assertThat(typeOfLargestConstant(6)).isEqualTo(OnnxTensors.INT8);
        assertThat(typeOfLargestConstant(8)).isEqualTo(OnnxTensors.INT8);
    }

    @Test
    void aLargerModelAddsItsPackedWeightsAndAtMostFourLongNumbersAnOutput() {
        Architecture small = new TinyRecursive(16, 5, 32, 1, Mixer.TOKEN, 16, 0, 64, 2, 3).architecture();
        Architecture large = new TinyRecursive(16, 5, 32, 1, Mixer.TOKEN, 16, 0, 128, 2, 3).architecture();
        int difference = bytes(large) - bytes(small);
        int weights = (2 * 64 * 32 + 32 * 64) / 2;
        int constants = 4 * Long.BYTES * 2 * 64;
        assertThat(difference).isBetween(weights, weights + constants + 32);
    }

    private static int bytes(Architecture architecture) {
        Model model = RandomModels.of(architecture, 1);
        var ranges = RandomModels.ranges(model, RandomSubnets.questions(architecture, 1), 1);
        CompressedModel compressed =
                RandomSubnets.cut(model, RandomSubnets.uniform(architecture, new Precision(4, 8)), ranges);
        return OnnxWriter.inference(IntegerNetwork.of(compressed), ModelCards.CARD).length;
    }

    private static int typeOfLargestConstant(int bits) throws InvalidProtocolBufferException {
        CompressedModel model = RandomSubnets.compressed(RandomSubnets.TOKEN_MIXER, 6, new Precision(bits, 8));
        return ModelProto.parseFrom(OnnxWriter.step(IntegerNetwork.of(model), ModelCards.CARD))
                .getGraph()
                .getInitializerList()
                .stream()
                .filter(constant -> constant.getDimsCount() == 2 && constant.getDims(1) > 10)
                .mapToInt(TensorProto::getDataType)
                .filter(type -> type == OnnxTensors.INT4 || type == OnnxTensors.INT8)
                .findFirst()
                .orElseThrow();
    }

    private static FloatExecutor.Step plain(FloatExecutor executor, int[] question, int depth) {
        return executor.run(question, depth)[depth - 1];
    }
}
