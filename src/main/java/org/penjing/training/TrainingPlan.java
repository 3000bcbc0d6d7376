package org.penjing.training;

import org.penjing.fault.Faults;

/**
 * How a supernet is trained.
 *
 * @param warmupSteps updates of the full network in float, after which channels are sorted by importance
 * @param elasticSteps updates in which subnets are trained beside the full network
 * @param fineTuneSteps updates of each finalist with its own widths and bits
 * @param batchSize puzzles of one update, split evenly over {@link #SHARDS} workers
 * @param learningRate the peak of a schedule that rises linearly and falls as a cosine
 * @param weightDecay decoupled
 * @param averaging decay of the moving average that is evaluated and shipped
 */
public record TrainingPlan(
        int warmupSteps,
        int elasticSteps,
        int fineTuneSteps,
        int batchSize,
        double learningRate,
        double weightDecay,
        double averaging) {
    /** Parts of a batch whose gradients are computed independently; a constant, so that results depend on no core count. */
    public static final int SHARDS = 2;

    public static final TrainingPlan DEFAULT = new TrainingPlan(200, 500, 60, 128, 3e-3, 0.01, 0.99);

    /** Records every field that is out of range, its path starting with {@code path}. */
    public void check(String path, Faults faults) {
        positive(faults, path + ".warmupSteps", warmupSteps);
        positive(faults, path + ".elasticSteps", elasticSteps);
        faults.check(
                fineTuneSteps >= 0, path + ".fineTuneSteps", fineTuneSteps, "at least 0", "give 0 to skip fine-tuning");
        faults.check(
                batchSize >= SHARDS && batchSize % SHARDS == 0 && batchSize <= 4096,
                path + ".batchSize",
                batchSize,
                "an even number from 2 to 4096",
                "64 or 128 suits small grids");
        faults.check(
                learningRate > 0 && learningRate <= 1,
                path + ".learningRate",
                learningRate,
                "above 0, at most 1",
                "0.003 suits networks of this size");
        faults.check(
                weightDecay >= 0 && weightDecay <= 1, path + ".weightDecay", weightDecay, "from 0 to 1", "try 0.01");
        faults.check(averaging >= 0 && averaging < 1, path + ".averaging", averaging, "from 0, below 1", "try 0.99");
    }

    private static void positive(Faults faults, String field, int value) {
        faults.check(value >= 1 && value <= 1_000_000, field, value, "from 1 to 1000000", "give a number of updates");
    }

    int supernetSteps() {
        return warmupSteps + elasticSteps;
    }
}
