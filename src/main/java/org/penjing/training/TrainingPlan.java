package org.penjing.training;

import java.util.random.RandomGenerator;
import org.penjing.fault.Faults;

/**
 * How a supernet is trained. Each batch is worked on for several supervised steps, with an update after each.
 *
 * @param warmupBatches of the full network in float, after which channels are sorted by importance
 * @param elasticBatches in which subnets are trained beside the full network
 * @param fineTuneBatches of each finalist with its own widths and bits
 * @param batchSize puzzles
 * @param depth supervised steps of a batch in the mean; each batch draws one less, this, or one more
 * @param learningRate the peak of a schedule that rises linearly and falls as a cosine
 * @param weightDecay decoupled, for weights of linear operators
 * @param averaging decay of the moving average that is evaluated and shipped
 */
public record TrainingPlan(
        int warmupBatches,
        int elasticBatches,
        int fineTuneBatches,
        int batchSize,
        int depth,
        double learningRate,
        double weightDecay,
        double averaging) {
    public static final TrainingPlan DEFAULT = new TrainingPlan(120, 700, 100, 32, 3, 0.02, 0.2, 0.99);

    /** Records every field that is out of range, its path starting with {@code path}. */
    public void check(String path, Faults faults) {
        positive(faults, path + ".warmupBatches", warmupBatches);
        positive(faults, path + ".elasticBatches", elasticBatches);
        faults.check(
                fineTuneBatches >= 0,
                path + ".fineTuneBatches",
                fineTuneBatches,
                "at least 0",
                "give 0 to skip fine-tuning");
        faults.check(batchSize >= 1 && batchSize <= 4096, path + ".batchSize", batchSize, "from 1 to 4096", "try 32");
        faults.check(depth >= 1 && depth <= 64, path + ".depth", depth, "from 1 to 64", "try 3");
        faults.check(
                learningRate > 0 && learningRate <= 1,
                path + ".learningRate",
                learningRate,
                "above 0, at most 1",
                "0.02 suits networks of this size");
        faults.check(
                weightDecay >= 0 && weightDecay <= 1, path + ".weightDecay", weightDecay, "from 0 to 1", "try 0.2");
        faults.check(averaging >= 0 && averaging < 1, path + ".averaging", averaging, "from 0, below 1", "try 0.99");
    }

    private static void positive(Faults faults, String field, int value) {
        faults.check(value >= 1 && value <= 1_000_000, field, value, "from 1 to 1000000", "give a number of batches");
    }

    int supernetBatches() {
        return warmupBatches + elasticBatches;
    }

    /** How many supervised steps a batch gets. */
    int depth(RandomGenerator random) {
        return Math.max(1, depth - 1 + random.nextInt(3));
    }
}
