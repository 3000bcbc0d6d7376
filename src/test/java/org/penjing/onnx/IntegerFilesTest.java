package org.penjing.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.penjing.base.Lookup;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.RandomSubnets;
import org.penjing.compress.integer.IntegerExecutor;
import org.penjing.compress.integer.IntegerModel;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.IntegerTensor;
import org.penjing.compress.integer.Sigmoid;
import org.penjing.onnx.runtime.InferenceSession;
import org.penjing.onnx.runtime.OnnxRuntimeException;
import org.penjing.onnx.runtime.OnnxSession;
import org.penjing.onnx.runtime.SessionTuning;

/** Whole files of integer networks, run by ONNX Runtime, against the definition: in every bit. */
class IntegerFilesTest {
    static final List<CompressedModel> MODELS = CompressedModels.ALL;

    private static final int SAMPLES = 16;

    @ParameterizedTest
    @FieldSource("MODELS")
    void inferencesAreEqual(CompressedModel model) {
        assertEqual(model, 1);
    }

    @ParameterizedTest
    @FieldSource("MODELS")
    void aSampleThatIsSureKeepsItsAnswerWhileOthersGoOn(CompressedModel model) {
        int[] confidences = Arrays.stream(RandomSubnets.questions(model.architecture(), SAMPLES))
                .mapToInt(question -> IntegerModel.of(IntegerNetwork.of(model), 1, 1)
                        .runner()
                        .run(question)
                        .confidence())
                .sorted()
                .distinct()
                .toArray();
        int[] steps = assertEqual(model, (double) confidences[1] / Sigmoid.ONE);
        assertThat(steps).contains(1);
        assertThat(Arrays.stream(steps).max().orElseThrow()).isGreaterThan(1);
    }

    private static int[] assertEqual(CompressedModel compressed, double threshold) {
        IntegerNetwork network = IntegerNetwork.of(compressed);
        int[][] questions = RandomSubnets.questions(compressed.architecture(), SAMPLES);
        ModelCard card = new ModelCard(".1234", RandomSubnets.DEPTH, threshold, Map.of());
        IntegerModel.Runner definition =
                IntegerModel.of(network, card.depth(), threshold).runner();
        try (InferenceSession session = new InferenceSession(OnnxWriter.inference(network, card))) {
            InferenceSession.Result result = session.run(questions);
            for (int sample = 0; sample < questions.length; sample++) {
                IntegerModel.Inference expected = definition.run(questions[sample]);
                assertThat(result.answers()[sample]).isEqualTo(expected.answer());
                assertThat(result.steps()[sample]).isEqualTo(expected.steps());
                assertThat(result.confidences()[sample] * Sigmoid.ONE).isEqualTo((float) expected.confidence());
            }
            return result.steps();
        }
    }

    @ParameterizedTest
    @FieldSource("MODELS")
    void aStepFileIsDrivenByItsMetadataAlone(CompressedModel model) throws OrtException {
        IntegerNetwork network = IntegerNetwork.of(model);
        int[] question = RandomSubnets.questions(model.architecture(), 1)[0];
        IntegerExecutor definition = new IntegerExecutor(network);
        definition.reset();
        System.arraycopy(question, 0, definition.values(network.question().name()), 0, question.length);
        Map<String, ByteBuffer> states = new HashMap<>();
        try (OnnxSession session = OnnxSession.open(OnnxWriter.step(network, ModelCards.CARD), SessionTuning.DEFAULT)) {
            for (IntegerNetwork.Carry carry : network.carries()) {
                int[] row = Arrays.stream(Lookup.in(session.metadata(), "initial." + carry.input())
                                .split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray();
                IntegerTensor tensor = network.tensor(carry.input());
                states.put(
                        carry.input(),
                        bytes(
                                tensor,
                                IntStream.range(0, tensor.elements())
                                        .map(i -> row[i % row.length])
                                        .toArray()));
            }
            for (int step = 0; step < RandomSubnets.DEPTH; step++) {
                step(session, network, question, states);
                definition.step();
                definition.carry();
                for (IntegerNetwork.Carry carry : network.carries()) {
                    assertThat(Lookup.in(states, carry.input()))
                            .isEqualTo(bytes(network.tensor(carry.input()), definition.values(carry.input())));
                }
            }
        }
    }

    /** One step, which replaces the states. */
    private static void step(
            OnnxSession session, IntegerNetwork network, int[] question, Map<String, ByteBuffer> states)
            throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        long[] tokens = Arrays.stream(question).asLongStream().toArray();
        inputs.put(OnnxWriter.TOKENS, OnnxSession.tensor(LongBuffer.wrap(tokens), 1, tokens.length));
        for (IntegerNetwork.Carry carry : network.carries()) {
            IntegerTensor tensor = network.tensor(carry.input());
            inputs.put(
                    carry.input(),
                    OnnxTensor.createTensor(
                            OrtEnvironment.getEnvironment(),
                            Lookup.in(states, carry.input()),
                            new long[] {1, tensor.rows(), tensor.columns()},
                            tensor.bits() == 8 ? OnnxJavaType.INT8 : OnnxJavaType.INT16));
        }
        try (OrtSession.Result results = session.run(inputs)) {
            for (IntegerNetwork.Carry carry : network.carries()) {
                ByteBuffer next =
                        OnnxSession.result(results, carry.input() + "_next").getByteBuffer();
                states.put(
                        carry.input(),
                        ByteBuffer.allocateDirect(next.remaining())
                                .order(ByteOrder.nativeOrder())
                                .put(next)
                                .flip());
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static ByteBuffer bytes(IntegerTensor tensor, int[] values) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(tensor.bytes()).order(ByteOrder.nativeOrder());
        for (int value : values) {
            if (tensor.bits() == 8) {
                bytes.put((byte) value);
            } else {
                bytes.putShort((short) value);
            }
        }
        return bytes.flip();
    }

    @Test
    void noQuestionHasNoAnswer() throws OrtException {
        try (OnnxSession session = OnnxSession.open(file(), SessionTuning.DEFAULT);
                OnnxTensor none = OnnxSession.tensor(LongBuffer.allocate(0), 0, 16);
                OrtSession.Result results = session.run(Map.of(OnnxWriter.TOKENS, none))) {
            assertThat(OnnxSession.result(results, OnnxWriter.ANSWER).getInfo().getShape())
                    .containsExactly(0, 16);
            assertThat(OnnxSession.result(results, OnnxWriter.STEPS).getInfo().getShape())
                    .containsExactly(0);
        }
    }

    @Test
    void tokensBelowAndAboveTheAlphabetAreRefused() {
        try (InferenceSession session = new InferenceSession(file())) {
            for (int token : new int[] {-1, -5, 5}) {
                int[] question = new int[16];
                question[3] = token;
                assertThatThrownBy(() -> session.run(new int[][] {question}))
                        .isInstanceOf(OnnxRuntimeException.class)
                        .hasMessageContaining("out of data bounds");
            }
        }
    }

    private static byte[] file() {
        return OnnxWriter.inference(IntegerNetwork.of(MODELS.getFirst()), ModelCards.CARD);
    }
}
