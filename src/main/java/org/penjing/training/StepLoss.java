package org.penjing.training;

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
 * The loss after one step: the cross-entropy with the answer, or with a mix of the answer and a teacher's distribution, and
 * half the binary cross-entropy between the halting confidence and "the whole answer is right" (arXiv 2510.04871).
 *
 * @param probabilities the answer's distribution, detached
 * @param exact wholly right answers of the batch
 */
record StepLoss(Tensor total, Tensor probabilities, int exact) {
    private static final double HALT_WEIGHT = 0.5;
    private static final double TEACHER_SHARE = 0.5;

    static StepLoss of(Recursion recursion, Map<String, Tensor> tensors, Batch batch, @Nullable FloatTensor teacher) {
        Tensor logits = Lookup.in(tensors, recursion.answer()).narrow(-2, 0, batch.answerCells());
        Tensor logProbabilities = logits.log_softmax(-1);
        Tensor predicted = logits.detach().argmax(new LongOptional(-1), false);
        Tensor exact = predicted.eq(batch.answers()).all(-1);
        Tensor halt = Lookup.in(tensors, recursion.halt()).select(-1, 0);
        Tensor haltLoss = torch.binary_cross_entropy_with_logits(halt, exact.to(torch.ScalarType.Float));
        Tensor total = answerLoss(logProbabilities, batch, teacher).add(haltLoss, new Scalar(HALT_WEIGHT));
        return new StepLoss(
                total, logProbabilities.detach().exp(), (int) exact.sum().item_long());
    }

    private static Tensor answerLoss(Tensor logProbabilities, Batch batch, @Nullable FloatTensor teacher) {
        Tensor hard = logProbabilities
                .gather(-1, batch.answers().unsqueeze(-1))
                .mean()
                .neg();
        if (teacher == null) {
            return hard;
        }
        Tensor distribution = TorchParameters.tensor(teacher);
        Tensor soft = distribution.mul(logProbabilities).sum(-1).mean().neg();
        return hard.mul(new Scalar(1 - TEACHER_SHARE)).add(soft, new Scalar(TEACHER_SHARE));
    }
}
