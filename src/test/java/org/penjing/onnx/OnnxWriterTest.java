package org.penjing.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import java.util.List;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.Precision;
import org.penjing.network.Architecture;
import org.penjing.network.FloatExecutor;
import org.penjing.network.Model;
import org.penjing.network.RandomModels;

class OnnxWriterTest {
    static final List<Architecture> ARCHITECTURES = List.of(Samples.TOKEN_MIXER, Samples.ATTENTION);

    @ParameterizedTest
    @FieldSource("ARCHITECTURES")
    void floatInferenceAnswersLikeThePlainTwin(Architecture architecture) {
        Model model = RandomModels.of(architecture, 1);
        int[][] questions = Samples.questions(architecture, 9);
        try (InferenceSession session = new InferenceSession(OnnxWriter.inference(model, Samples.CARD))) {
            InferenceSession.Result result = session.run(questions);
            for (int sample = 0; sample < questions.length; sample++) {
                FloatExecutor.Step last = FloatExecutor.of(model).run(questions[sample], Samples.DEPTH)[Samples.DEPTH - 1];
                assertThat(result.answers()[sample]).isEqualTo(last.answer());
                assertThat(result.confidences()[sample]).isCloseTo(last.confidence(), within(1e-5f));
                assertThat(result.steps()[sample]).isEqualTo(Samples.DEPTH);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("ARCHITECTURES")
    void quantizedInference(Architecture architecture) {
        CompressedModel model = Samples.compressed(
                architecture, 2, new Precision(2, 8), new Precision(4, 16), new Precision(6, 8), Precision.INT8);
        int[][] questions = Samples.questions(architecture, 40);
        int wrong = 0;
        int wrongFast = 0;
        double worst = 0;
        try (InferenceSession session = new InferenceSession(OnnxWriter.inference(model, Samples.CARD));
                StepSession fast = StepSession.open(StepSession.file(model, StepForm.FASTEST), model, StepForm.FASTEST)) {
            InferenceSession.Result result = session.run(questions);
            StepwiseResult stepwise = fast.run(questions, Samples.DEPTH);
            for (int sample = 0; sample < questions.length; sample++) {
                FloatExecutor.Step last = FloatExecutor.of(model).run(questions[sample], Samples.DEPTH)[Samples.DEPTH - 1];
                for (int c = 0; c < 16; c++) {
                    if (result.answers()[sample][c] != last.answer()[c]) wrong++;
                    if (stepwise.answer(Samples.DEPTH - 1, sample, c) != last.answer()[c]) wrongFast++;
                }
                worst = Math.max(worst, Math.abs(result.confidences()[sample] - last.confidence()));
                worst = Math.max(worst, Math.abs(stepwise.confidences()[2][sample] - last.confidence()));
            }
        }
        System.out.println("WRONG " + wrong + " fast " + wrongFast + " of " + 40 * 16 + " worst " + worst + " bytes " + OnnxWriter.inference(model, Samples.CARD).length + " " + OnnxWriter.step(model, Samples.CARD).length);
    }
}
