package org.penjing.training.torch;

import java.util.Map;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Lookup;
import org.penjing.network.Recursion;
import org.penjing.tensor.FloatTensor;

/**
 * The loss after one step. Of tokens and classes it is the cross-entropy with the answer, of numbers the mean squared error; with
 * a teacher the mean of that and of the same against what the teacher says. A network that halts early adds half the binary
 * cross-entropy between its confidence and "the whole answer is right" (arXiv 2510.04871).
 *
 * @param output what the network said, detached: distributions [n, cells, vocabulary], of a class [n, 1, classes], or
 *     numbers [n, outputs]
 */
record StepLoss(Tensor total, Tensor output) {
    private static final double HALT_WEIGHT = 0.5;
    private static final double TEACHER_SHARE = 0.5;

    static StepLoss of(Recursion recursion, Map<String, Tensor> tensors, Batch batch, @Nullable FloatTensor teacher) {
        Tensor output = Lookup.in(tensors, recursion.answer());
        return switch (recursion.reading()) {
            case LARGEST -> ofLogits(recursion, tensors, rows(output, batch), batch, teacher);
            case NUMBERS -> ofNumbers(output, batch, teacher);
        };
    }

    /** Logits [n, answer cells, vocabulary]. */
    private static Tensor rows(Tensor logits, Batch batch) {
        return logits.dim() == 2 ? logits.unsqueeze(1) : logits.narrow(-2, 0, batch.answerCells());
    }

    private static StepLoss ofLogits(
            Recursion recursion,
            Map<String, Tensor> tensors,
            Tensor logits,
            Batch batch,
            @Nullable FloatTensor teacher) {
        Tensor logProbabilities = logits.log_softmax(-1);
        Tensor halting = recursion.halt() == null ? null : halting(Lookup.in(tensors, recursion.halt()), logits, batch);
        Tensor loss = crossEntropy(logProbabilities, batch, teacher);
        Tensor total = halting == null ? loss : loss.add(halting, new Scalar(HALT_WEIGHT));
        return new StepLoss(total, logProbabilities.detach().exp());
    }

    private static Tensor halting(Tensor halt, Tensor logits, Batch batch) {
        Tensor predicted = logits.detach().argmax(new LongOptional(-1), false);
        Tensor exact = predicted.eq(batch.answers()).all(-1);
        return torch.binary_cross_entropy_with_logits(halt.select(-1, 0), exact.to(torch.ScalarType.Float));
    }

    private static Tensor crossEntropy(Tensor logProbabilities, Batch batch, @Nullable FloatTensor teacher) {
        Tensor hard = logProbabilities
                .gather(-1, batch.answers().unsqueeze(-1))
                .mean()
                .neg();
        if (teacher == null) {
            return hard;
        }
        Tensor distribution = TorchParameters.tensor(teacher);
        return shared(hard, distribution.mul(logProbabilities).sum(-1).mean().neg());
    }

    private static StepLoss ofNumbers(Tensor output, Batch batch, @Nullable FloatTensor teacher) {
        Tensor error = torch.mse_loss(output, batch.answers());
        Tensor loss = teacher == null ? error : shared(error, torch.mse_loss(output, TorchParameters.tensor(teacher)));
        return new StepLoss(loss, output.detach());
    }

    private static Tensor shared(Tensor fromAnswers, Tensor fromTeacher) {
        return fromAnswers.mul(new Scalar(1 - TEACHER_SHARE)).add(fromTeacher, new Scalar(TEACHER_SHARE));
    }
}
