package org.penjing.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.ExtremeRows;
import org.penjing.compress.integer.IntegerModel;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.Sigmoid;
import org.penjing.export.Evidence;
import org.penjing.onnx.ModelCard;
import org.penjing.onnx.OnnxWriter;
import org.penjing.onnx.runtime.InferenceSession;
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.Shape;
import org.penjing.tflite.TfLiteWriter;

/** Files of a model that differs a little from the one they are held against: what differs is told, to the cell. */
class ComparisonTest {
    private static final int[][] QUESTIONS = ExtremeRows.questions(60);

    /** Without biases, answers depend on the question. */
    private final CompressedModel model =
            withBiases(ExtremeRows.compressed(10, 8, 8, 8), Map.of("up", 0f, "down", 0f, "logits", 0f));

    private final CompressedModel other = withBiases(model, Map.of("down", 0.4f, "logits", 0.4f));

    /** The same model where these biases are 0 but for the second value. */
    private static CompressedModel withBiases(CompressedModel model, Map<String, Float> seconds) {
        Map<String, FloatTensor> parameters = new HashMap<>(model.reals());
        seconds.forEach((weight, second) -> {
            Shape shape = model.real(weight + ".bias").shape();
            float[] values = new float[shape.size()];
            values[1] = second;
            parameters.put(weight + ".bias", new FloatTensor(shape, values));
        });
        return new CompressedModel(
                model.architecture(),
                model.compression(),
                model.quantizer(),
                model.weights(),
                parameters,
                model.activations());
    }

    private static IntegerModel integer(CompressedModel model) {
        return IntegerModel.of(IntegerNetwork.of(model), ExtremeRows.DEPTH, 1);
    }

    private static int[][] answers(IntegerModel model) {
        return Arrays.stream(QUESTIONS)
                .map(question -> model.runner().run(question).answer())
                .toArray(int[][]::new);
    }

    private long equalCells(int[][] actual) {
        int[][] expected = answers(integer(model));
        long equal = 0;
        for (int i = 0; i < expected.length; i++) {
            for (int cell = 0; cell < expected[i].length; cell++) {
                equal += expected[i][cell] == actual[i][cell] ? 1 : 0;
            }
        }
        return equal;
    }

    private int equalInEveryBit(InferenceSession.Result actual) {
        int equal = 0;
        for (int i = 0; i < QUESTIONS.length; i++) {
            IntegerModel.Inference expected = integer(model).runner().run(QUESTIONS[i]);
            equal += Arrays.equals(expected.answer(), actual.answers()[i])
                            && expected.steps() == actual.steps()[i]
                            && expected.confidence() == actual.confidences()[i] * Sigmoid.ONE
                    ? 1
                    : 0;
        }
        return equal;
    }

    private void checkCounts(Evidence.Engine told, int[][] actual) {
        int[][] expected = answers(integer(model));
        int equal = 0;
        for (int i = 0; i < expected.length; i++) {
            equal += Arrays.equals(expected[i], actual[i]) ? 1 : 0;
        }
        assertThat(equal).isBetween(1, QUESTIONS.length - 1);
        assertThat(told.inputs()).isEqualTo(QUESTIONS.length);
        assertThat(told.equal()).isEqualTo(equal);
        assertThat(told.cells()).isEqualTo((long) QUESTIONS.length * expected[0].length);
        assertThat(told.equalCells()).isEqualTo(equalCells(actual));
        assertThat(told.agrees()).isFalse();
    }

    @Test
    void differencesOfOnnxRuntimeAreTold() {
        byte[] file =
                OnnxWriter.inference(IntegerNetwork.of(other), new ModelCard("01234", ExtremeRows.DEPTH, 1, Map.of()));
        try (InferenceSession session = new InferenceSession(file)) {
            Evidence.Engine told = Comparison.of(integer(model), QUESTIONS).onnx(file);
            InferenceSession.Result result = session.run(QUESTIONS);
            assertThat(told.equal()).isLessThan(QUESTIONS.length).isEqualTo(equalInEveryBit(result));
            assertThat(told.equalCells()).isEqualTo(equalCells(result.answers()));
            assertThat(told.agrees()).isFalse();
        }
    }

    /** TensorFlow Lite gives these networks' bytes, so the other model's definition says what the file answers. */
    @Test
    void differencesOfTensorFlowLiteAreToldWithThoseOfStates() {
        IntegerModel changed = integer(other);
        Evidence.Engine told =
                Comparison.of(integer(model), QUESTIONS).tflite(TfLiteWriter.step(changed.network(), Map.of()));
        checkCounts(told, answers(changed));
        int largest = 0;
        for (int[] question : QUESTIONS) {
            byte[] expected = integer(model).runner().run(question).state();
            byte[] actual = changed.runner().run(question).state();
            for (int i = 0; i < expected.length; i++) {
                largest = Math.max(largest, Math.abs(expected[i] - actual[i]));
            }
        }
        assertThat(largest).isPositive();
        assertThat(told.largestDifference()).isEqualTo(largest);
    }

    @Test
    void equalFilesDifferInNothing() {
        IntegerModel same = integer(model);
        Evidence.Engine told = Comparison.of(same, QUESTIONS).tflite(TfLiteWriter.step(same.network(), Map.of()));
        assertThat(told.agrees()).isTrue();
        assertThat(told.equalCells()).isEqualTo(told.cells());
        assertThat(told.largestDifference()).isZero();
    }
}
