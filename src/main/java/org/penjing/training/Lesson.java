package org.penjing.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.penjing.network.Recursion;
import org.penjing.tensor.Lookup;

/**
 * Deep supervision on one batch: a loss after every step, with the carried state detached in between (arXiv 2510.04871). The
 * loss of a step is the cross-entropy with the answer, or with a mix of the answer and a teacher's distribution, and half
 * the binary cross-entropy between the halting confidence and "the whole answer is right".
 */
final class Lesson {
    private static final double HALT_WEIGHT = 0.5;

    private final Recursion recursion;
    private final Batch batch;
    private final int depth;
    private final double teacherShare;

    /** @param teacherShare weight in [0, 1] of the teacher's distribution against the answer */
    Lesson(Recursion recursion, Batch batch, int depth, double teacherShare) {
        this.recursion = recursion;
        this.batch = batch;
        this.depth = depth;
        this.teacherShare = teacherShare;
    }

    /**
     * What a network made of a lesson.
     *
     * @param loss mean over the steps
     * @param probabilities the answer's distribution after each step [n, cells, vocabulary], detached
     * @param exact how many of the batch's answers were wholly right after the last step
     */
    record Outcome(Tensor loss, List<Tensor> probabilities, int exact) {}

    /** @param teacher the distributions to imitate, one per step; null learns from the answers alone */
    Outcome give(TorchNetwork network, @Nullable List<Tensor> teacher) {
        Map<String, Tensor> carried = network.initialStates(batch.size());
        List<Tensor> losses = new ArrayList<>();
        List<Tensor> probabilities = new ArrayList<>();
        Tensor exact = batch.tokens();
        for (int step = 0; step < depth; step++) {
            Map<String, Tensor> tensors = network.step(batch.tokens(), carried);
            Tensor logits = Lookup.in(tensors, recursion.answer());
            Tensor logProbabilities = logits.log_softmax(-1);
            exact = exact(logits);
            Tensor loss = answerLoss(logProbabilities, teacher == null ? null : teacher.get(step));
            Tensor halt = Lookup.in(tensors, recursion.halt()).select(-1, 0);
            losses.add(loss.add(
                    torch.binary_cross_entropy_with_logits(halt, exact.to(torch.ScalarType.Float)),
                    new Scalar(HALT_WEIGHT)));
            probabilities.add(logProbabilities.detach().exp());
            carried = detachedCarries(tensors);
        }
        Tensor sum = losses.stream().reduce(Tensor::add).orElseThrow();
        return new Outcome(sum.div(new Scalar((double) depth)), probabilities, (int)
                exact.sum().item_long());
    }

    private Tensor answerLoss(Tensor logProbabilities, @Nullable Tensor teacher) {
        Tensor picked = logProbabilities.gather(-1, batch.answers().unsqueeze(-1));
        Tensor hard = picked.mean().neg();
        if (teacher == null) {
            return hard;
        }
        Tensor soft = teacher.mul(logProbabilities).sum(-1).mean().neg();
        return hard.mul(new Scalar(1 - teacherShare)).add(soft, new Scalar(teacherShare));
    }

    private Tensor exact(Tensor logits) {
        Tensor predicted = logits.detach().argmax(new org.bytedeco.pytorch.LongOptional(-1), false);
        return predicted.eq(batch.answers()).all(-1);
    }

    private Map<String, Tensor> detachedCarries(Map<String, Tensor> tensors) {
        Map<String, Tensor> carried = new HashMap<>();
        recursion
                .carries()
                .forEach(carry -> carried.put(
                        carry.input(), Lookup.in(tensors, carry.output()).detach()));
        return carried;
    }
}
