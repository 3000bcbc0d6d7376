package org.penjing.proof;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.penjing.compress.integer.IntegerModel;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.IntegerTensor;
import org.penjing.compress.integer.Sigmoid;
import org.penjing.export.Evidence;
import org.penjing.network.Questions;
import org.penjing.onnx.runtime.InferenceSession;
import org.penjing.onnx.runtime.SampleMemory;
import org.penjing.proof.emulation.Execution;
import org.penjing.proof.probe.Outputs;
import org.penjing.tflite.runtime.TfLiteComparison;

/**
 * Holds engines against the definition on the same questions.
 *
 * @param inputs the questions as packages read them
 * @param expected what the definition answers
 */
public record Comparison(IntegerModel model, int[][] questions, byte[] inputs, Outputs expected) {
    static final String ONNX = "ONNX Runtime";
    static final String TFLITE = "TensorFlow Lite";

    /** Runs the definition. */
    public static Comparison of(IntegerModel model, int[][] questions) {
        return new Comparison(
                model, questions, Definition.inputs(model, questions), Definition.outputs(model, questions));
    }

    /** The same for the first questions only. */
    public Comparison first(int count) {
        if (count >= questions.length) {
            return this;
        }
        return new Comparison(
                model,
                Arrays.copyOf(questions, count),
                Arrays.copyOf(inputs, count * expected.layout().inputBytes()),
                new Outputs(
                        expected.layout(),
                        Arrays.copyOf(
                                expected.bytes(), count * expected.layout().recordBytes())));
    }

    /** What a package said, bit for bit. */
    Attempt exactly(String name, Outputs actual, @Nullable Execution execution) {
        Evidence.Engine engine = engine(name, expected.equalRecords(actual), equalCells(actual.answers()), true, null);
        return new Attempt.Ran(engine, actual.difference(expected).orElse(null), execution);
    }

    /** What TensorFlow Lite says when it takes the steps of the file, by its answers. */
    public Evidence.Engine tflite(byte[] file) {
        TfLiteComparison found = TfLiteComparison.of(model, file, questions);
        return engine(
                TFLITE,
                questions.length - found.answersThatDiffer(),
                (long) found.cells() - found.cellsThatDiffer(),
                false,
                found.largestStateDifference());
    }

    /** What ONNX Runtime says of an inference file: answers, steps and confidences, bit for bit. */
    public Evidence.Engine onnx(byte[] file) {
        try (InferenceSession session =
                new InferenceSession(file, SampleMemory.of(model.network()).integerBytes())) {
            return switch (model.network().questions(questions)) {
                case Questions.Tokens(int[][] tokens) -> recursion(session.run(tokens));
                case Questions.Numbers(float[][] numbers) -> outputs(session.outputs(numbers));
            };
        }
    }

    private Evidence.Engine recursion(InferenceSession.Result result) {
        int equal = (int) IntStream.range(0, questions.length)
                .filter(i -> equal(result, i))
                .count();
        return engine(ONNX, equal, equalCells(result.answers()), true, null);
    }

    /** Outputs are equal if all their numbers stand for the definition's integers. */
    private Evidence.Engine outputs(float[][] outputs) {
        IntegerNetwork network = model.network();
        IntegerTensor output = network.tensor(network.answer());
        int[][] answers = new int[outputs.length][];
        int equal = 0;
        for (int i = 0; i < outputs.length; i++) {
            int[] integers = output.quantizer().quantize(outputs[i]);
            boolean isExact = Arrays.equals(output.quantizer().dequantize(integers), outputs[i]);
            answers[i] = network.read(integers);
            equal += isExact && Arrays.equals(expected.state(i), output.bytes(integers)) ? 1 : 0;
        }
        return engine(ONNX, equal, equalCells(answers), true, null);
    }

    private boolean equal(InferenceSession.Result result, int i) {
        return Arrays.equals(expected.answer(i), result.answers()[i])
                && expected.steps(i) == result.steps()[i]
                && expected.confidence(i) == result.confidences()[i] * Sigmoid.ONE;
    }

    private Evidence.Engine engine(
            String name, int equal, long equalCells, boolean exact, @Nullable Integer largestDifference) {
        long cells = (long) questions.length * model.network().answers();
        return new Evidence.Engine(name, questions.length, equal, cells, equalCells, exact, largestDifference);
    }

    private long equalCells(int[][] answers) {
        long equal = 0;
        for (int i = 0; i < Math.min(answers.length, questions.length); i++) {
            int[] answer = expected.answer(i);
            for (int cell = 0; cell < Math.min(answer.length, answers[i].length); cell++) {
                equal += answer[cell] == answers[i][cell] ? 1 : 0;
            }
        }
        return equal;
    }
}
