package org.penjing.training;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.penjing.compress.WeightQuantizer;
import org.penjing.task.Samples;

/**
 * How a supernet is trained. Each batch is worked on for several supervised steps, with an update after each.
 *
 * @param warmupBatches of the full network in float, after which channels are sorted by importance
 * @param elasticBatches in which subnets are trained beside the full network
 * @param fineTuneBatches of each finalist with its own widths and bits
 * @param batchSize puzzles
 * @param depth supervised steps of a batch in the mean; many batches have fewer and some have several times as many, so that
 *     the network is right after few steps and stays right after many
 * @param learningRate the peak of a schedule that rises linearly and falls as a cosine
 * @param weightDecay decoupled, for weights of linear operators
 * @param averaging decay of the moving average that is evaluated and shipped
 * @param augmentation how training puzzles are changed whenever one is drawn
 * @param sharing which weights of token mixers are one until the supernet is trained
 * @param subnetShare norm of the gradient of all subnets of a step at most, as a multiple of the full network's; null for no
 *     limit. Subnets that cannot learn the task have large gradients to the end and would lead the full network astray
 * @param quantizer the method that rounds the weights of subnets and of what is made of them
 */
public record TrainingPlan(
        int warmupBatches,
        int elasticBatches,
        int fineTuneBatches,
        int batchSize,
        int depth,
        double learningRate,
        double weightDecay,
        double averaging,
        Augmentation augmentation,
        Sharing sharing,
        @Nullable Double subnetShare,
        WeightQuantizer quantizer) {
    /** Multiple of the mean that no batch's steps exceed. */
    private static final int LONGEST = 4;

    /** What a step takes while subnets learn beside the full network, and what one takes in tuning; measured (docs/benchmarks/service.md). */
    private static final double ELASTIC_STEP = 1.75;

    private static final double TUNING_STEP = 1.6;

    private static final double FASTEST = 0.02;
    private static final double RATE_TIMES_WIDTH = 0.32;

    /**
     * What serves a network of {@code width} channels. The learning rate falls with the width, as that of Adam must ("Tensor
     * Programs V", arXiv 2203.03466).
     */
    public static TrainingPlan standard(int width) {
        double learningRate = Math.min(FASTEST, RATE_TIMES_WIDTH / width);
        return new TrainingPlan(
                120,
                700,
                100,
                32,
                3,
                learningRate,
                0.2,
                0.99,
                Augmentation.NONE,
                Sharing.NONE,
                null,
                WeightQuantizer.LEAST_ERROR);
    }

    /**
     * The work of training a supernet and its float network, in steps of the full network on one batch.
     *
     * @param maxDepth of the network
     */
    public double supernetWork(int maxDepth) {
        return work(supernetBatches(), 0, maxDepth) + tuningWork(maxDepth);
    }

    /** The work of tuning one network, in the same unit: a teacher runs beside it, and its weights are rounded. */
    public double tuningWork(int maxDepth) {
        return TUNING_STEP * fineTuneBatches * maxDepth;
    }

    /** The work of the first batches of a supernet's training, and of the first of its float network's tuning. */
    public double work(int batches, int tuned, int maxDepth) {
        int warm = Math.min(batches, warmupBatches);
        return depth * (warm + ELASTIC_STEP * (batches - warm)) + TUNING_STEP * tuned * maxDepth;
    }

    public int supernetBatches() {
        return warmupBatches + elasticBatches;
    }

    /** The samples of the next batch, as this plan changes them. */
    Samples batch(Samples samples, RandomGenerator random) {
        return augmentation.apply(Draw.from(samples, batchSize, random), random);
    }

    /** How many supervised steps a batch gets: after each it ends with the same probability. */
    int depth(RandomGenerator random) {
        int steps = 1;
        while (steps < LONGEST * depth && random.nextInt(depth) != 0) {
            steps++;
        }
        return steps;
    }
}
