package org.penjing.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penjing.base.Lookup;
import org.penjing.compress.ActivationQuantizer;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.Precision;
import org.penjing.compress.integer.IntegerModel;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.IntegerTensor;
import org.penjing.network.Answers;
import org.penjing.network.FloatExecutor;
import org.penjing.network.Model;
import org.penjing.network.Questions;
import org.penjing.network.RandomModels;
import org.penjing.network.family.Dense;
import org.penjing.network.family.RandomDense;
import org.penjing.onnx.runtime.InferenceSession;
import org.penjing.onnx.runtime.OnnxSession;
import org.penjing.onnx.runtime.SessionTuning;
import org.penjing.onnx.runtime.StepForm;
import org.penjing.onnx.runtime.StepSession;

class FeedForwardTest {
    private static final List<CompressedModel> MODELS = List.of(
            RandomDense.compressed(RandomDense.CLASSIFIER, 1, Precision.INT8),
            RandomDense.compressed(
                    RandomDense.CLASSIFIER, 2, new Precision(4, 8), new Precision(2, 16), Precision.INT8),
            RandomDense.compressed(RandomDense.REGRESSOR, 3, new Precision(6, 16), new Precision(4, 8)));

    @Test
    void theIntegerFileGivesTheDefinitionsNumbersInEveryBit() {
        for (CompressedModel model : MODELS) {
            IntegerNetwork network = IntegerNetwork.of(model);
            float[][] numbers = RandomDense.questions(12, 200, 9);
            numbers[0][0] = 1e30f;
            numbers[0][1] = -1e30f;
            ActivationQuantizer read = network.tensor(Dense.INPUT).quantizer();
            for (int i = 0; i < 12; i++) {
                numbers[1][i] = (i - 5.5f) * read.scale();
            }
            IntegerTensor output = network.tensor(Dense.OUTPUT);
            IntegerModel.Runner definition = IntegerModel.of(network, 1, 1).runner();
            int[][] integers = network.integers(new Questions.Numbers(numbers));
            try (InferenceSession session =
                    new InferenceSession(OnnxWriter.inference(network, new ModelCard("", 1, 1, Map.of())))) {
                float[][] outputs = session.outputs(numbers);
                for (int i = 0; i < numbers.length; i++) {
                    definition.run(integers[i]);
                    int[] expected = definition.values(Dense.OUTPUT);
                    assertThat(outputs[i]).isEqualTo(output.quantizer().dequantize(expected));
                }
            }
        }
    }

    @Test
    void noSamplesGiveNoOutputs() {
        IntegerNetwork network = IntegerNetwork.of(MODELS.getFirst());
        byte[] file = OnnxWriter.inference(network, new ModelCard("", 1, 1, Map.of()));
        try (OnnxSession session = OnnxSession.open(file, SessionTuning.DEFAULT);
                OnnxTensor none = OnnxSession.tensor(FloatBuffer.allocate(0), 0, 12);
                OrtSession.Result results = session.run(Map.of(OnnxWriter.NUMBERS, none))) {
            assertThat(OnnxSession.result(results, OnnxWriter.OUTPUT).getInfo().getShape())
                    .containsExactly(0, 5);
        }
    }

    @Test
    void integersOfAQuestionAndBackAreTheSame() {
        IntegerNetwork network = IntegerNetwork.of(MODELS.getFirst());
        int[][] integers = {{-128, -127, -1, 0, 1, 2, 3, 4, 5, 6, 126, 127}};
        assertThat(network.integers(network.questions(integers))).isDeepEqualTo(integers);
    }

    @Test
    void theFloatFileAgreesWithThePlainTwin() {
        Model model = RandomModels.of(RandomDense.CLASSIFIER.architecture(), 4);
        float[][] numbers = RandomDense.questions(12, 20, 5);
        try (InferenceSession session =
                new InferenceSession(OnnxWriter.inference(model, new ModelCard("", 1, 1, Map.of())))) {
            float[][] outputs = session.outputs(numbers);
            for (int i = 0; i < numbers.length; i++) {
                float[] expected = Lookup.in(
                        FloatExecutor.of(model).step(new int[0], Map.of(Dense.INPUT, numbers[i])), Dense.OUTPUT);
                assertThat(outputs[i]).containsExactly(expected, within(1e-4f));
            }
        }
    }

    @Test
    void scoringAgreesWithThePlainTwin() {
        for (CompressedModel model : MODELS) {
            float[][] numbers = RandomDense.questions(12, 70, 6);
            FloatExecutor twin = FloatExecutor.of(model);
            StepForm form = StepForm.FASTEST.withRounding16(true);
            try (StepSession session = StepSession.open(StepSession.file(model, form), model, form)) {
                Answers answers =
                        session.run(new Questions.Numbers(numbers), 1).answers().getFirst();
                int agreeing = 0;
                for (int i = 0; i < numbers.length; i++) {
                    float[] expected = Lookup.in(twin.step(new int[0], Map.of(Dense.INPUT, numbers[i])), Dense.OUTPUT);
                    agreeing += agrees(answers, i, expected, model) ? 1 : 0;
                }
                assertThat(agreeing).isGreaterThanOrEqualTo(68);
            }
        }
    }

    private static boolean agrees(Answers answers, int question, float[] expected, CompressedModel model) {
        return switch (answers) {
            case Answers.Tokens tokens -> {
                boolean isLargest = true;
                for (float other : expected) {
                    isLargest &= expected[tokens.token(question, 0)] >= other;
                }
                yield isLargest;
            }
            case Answers.Numbers numbers ->
                Math.abs(numbers.number(question, 1) - expected[1])
                        <= 1.5 * Lookup.in(model.activations(), Dense.OUTPUT).scale();
        };
    }
}
