package org.penjing.training;

import java.util.List;
import java.util.random.RandomGenerator;
import org.penjing.data.Puzzle;

/**
 * How a supernet is trained. Each batch is worked on for several supervised steps, with an update after each.
 *
 * @param warmupBatches of the full network in float, after which channels are sorted by importance
 * @param elasticBatches in which subnets are trained beside the full network
 * @param fineTuneBatches of each finalist with its own widths and bits
 * @param batchSize puzzles
 * @param depth supervised steps of a batch in the mean; each batch draws between one and twice as many less one, so that
 *     the network is right after few steps and stays right after many
 * @param learningRate the peak of a schedule that rises linearly and falls as a cosine
 * @param weightDecay decoupled, for weights of linear operators
 * @param averaging decay of the moving average that is evaluated and shipped
 * @param augmentation how training puzzles are changed whenever one is drawn
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
        Augmentation augmentation) {
    public static final TrainingPlan DEFAULT =
            new TrainingPlan(120, 700, 100, 32, 3, 0.02, 0.2, 0.99, Augmentation.NONE);

    int supernetBatches() {
        return warmupBatches + elasticBatches;
    }

    /** The puzzles of the next batch, as this plan changes them. */
    List<Puzzle> batch(List<Puzzle> puzzles, RandomGenerator random) {
        return augmentation.apply(Draw.from(puzzles, batchSize, random), random);
    }

    /** How many supervised steps a batch gets. */
    int depth(RandomGenerator random) {
        return 1 + random.nextInt(2 * depth - 1);
    }
}
