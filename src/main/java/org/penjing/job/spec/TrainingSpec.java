package org.penjing.job.spec;

/**
 * How the supernet is trained.
 *
 * @param warmupSteps steps of the full network in floating point, before its channels are sorted
 * @param steps steps of the supernet
 * @param batchSize puzzles a step
 * @param learningRate of the optimizer at its peak
 * @param fineTuneSteps steps of each finalist
 */
public record TrainingSpec(int warmupSteps, int steps, int batchSize, double learningRate, int fineTuneSteps) {
    static TrainingSpec read(Fields fields) {
        return new TrainingSpec(
                fields.integer("warmupSteps", 100, 0, 1_000_000),
                fields.integer("steps", 400, 1, 1_000_000),
                fields.integer("batchSize", 64, 1, 4096),
                fields.number("learningRate", 0.003, Double.MIN_VALUE, 1),
                fields.integer("fineTuneSteps", 60, 0, 1_000_000));
    }
}
