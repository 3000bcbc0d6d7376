package org.penjing.onnx.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.Precision;
import org.penjing.compress.RandomSubnets;
import org.penjing.network.Answers;
import org.penjing.network.FloatExecutor;
import org.penjing.network.Questions;
import org.penjing.onnx.Agreement;
import org.penjing.onnx.CompressedModels;

/** Holds every form of the step against the plain twin, after each step. */
class StepSessionTest {
    static final List<StepForm> FORMS = List.of(
            StepForm.FASTEST,
            StepForm.FASTEST.withRounding16(true),
            StepForm.FASTEST.withRounding16(true).withChunk(7),
            StepForm.FASTEST.withTuning(SessionTuning.DEFAULT),
            StepForm.FASTEST.withTuning(new SessionTuning(SessionTuning.Optimization.NONE, false, false)));

    @ParameterizedTest
    @FieldSource("FORMS")
    void agreesWithThePlainTwinAfterEachStep(StepForm form) {
        for (CompressedModel model : CompressedModels.ALL) {
            int[][] questions = RandomSubnets.questions(model.architecture(), 8);
            StepwiseResult result = run(model, form, questions);
            FloatExecutor twin = form.round16() ? FloatExecutor.of(model) : FloatExecutor.rounding(model, 8);
            Agreement agreement = new Agreement();
            for (int sample = 0; sample < questions.length; sample++) {
                FloatExecutor.Step[] steps = twin.run(questions[sample], RandomSubnets.DEPTH);
                for (int step = 0; step < steps.length; step++) {
                    Answers.Tokens answers = (Answers.Tokens) result.answers().get(step);
                    for (int cell = 0; cell < answers.cells(); cell++) {
                        agreement.add(answers.token(sample, cell), steps[step].answer()[cell]);
                    }
                    assertThat(result.confidences()[step][sample]).isCloseTo(steps[step].confidence(), within(5e-3f));
                }
            }
            assertThat(agreement.share()).isGreaterThanOrEqualTo(0.98);
        }
    }

    @Test
    void aSampleIsAnsweredTheSameInAnyCompany() {
        CompressedModel model = RandomSubnets.compressed(RandomSubnets.TOKEN_MIXER, 8, new Precision(4, 8));
        int[][] questions = RandomSubnets.questions(RandomSubnets.TOKEN_MIXER, 20);
        StepwiseResult together = run(model, StepForm.FASTEST, questions);
        StepwiseResult alone = run(model, StepForm.FASTEST, new int[][] {questions[13]});
        for (int step = 0; step < RandomSubnets.DEPTH; step++) {
            assertThat(alone.confidences()[step][0]).isEqualTo(together.confidences()[step][13]);
        }
    }

    @Test
    void aBrokenFileIsRefused() {
        CompressedModel model = RandomSubnets.compressed(RandomSubnets.TOKEN_MIXER, 8, Precision.INT8);
        assertThatThrownBy(() -> StepSession.open(new byte[] {1, 2, 3}, model, StepForm.FASTEST))
                .isInstanceOf(OnnxRuntimeException.class)
                .hasMessageContaining("to load a model");
    }

    private static StepwiseResult run(CompressedModel model, StepForm form, int[][] questions) {
        try (StepSession session = StepSession.open(StepSession.file(model, form), model, form)) {
            return session.run(new Questions.Tokens(questions), RandomSubnets.DEPTH);
        }
    }

    @Test
    void leavingOutRoundingTo16BitsChangesConfidencesByLessThanTwoHundredths() {
        CompressedModel model = RandomSubnets.compressed(RandomSubnets.TOKEN_MIXER, 9, new Precision(8, 16));
        int[][] questions = RandomSubnets.questions(RandomSubnets.TOKEN_MIXER, 20);
        StepwiseResult rounded = run(model, StepForm.FASTEST.withRounding16(true), questions);
        StepwiseResult left = run(model, StepForm.FASTEST, questions);
        assertThat(left.confidences()).isNotEqualTo(rounded.confidences());
        for (int step = 0; step < RandomSubnets.DEPTH; step++) {
            for (int sample = 0; sample < questions.length; sample++) {
                assertThat(left.confidences()[step][sample])
                        .isCloseTo(rounded.confidences()[step][sample], within(0.02f));
            }
        }
    }
}
