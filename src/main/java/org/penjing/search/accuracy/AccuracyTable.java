package org.penjing.search.accuracy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.penjing.onnx.runtime.StepwiseResult;
import org.penjing.task.Quality;
import org.penjing.task.Samples;

/**
 * The accuracy of one subnet at every depth and halting threshold, all from one run to the full depth: a sample that halts
 * after step k answers what it answered then.
 */
public final class AccuracyTable {
    private final StepwiseResult result;
    private final Samples samples;
    private final boolean full;

    /**
     * @param samples what was run, in the order of the results
     * @param full whether these are all samples, rather than the first few
     */
    AccuracyTable(StepwiseResult result, Samples samples, boolean full) {
        if (result.samples() != samples.size()) {
            throw new IllegalArgumentException(result.samples() + " results for " + samples.size() + " samples");
        }
        this.result = result;
        this.samples = samples;
        this.full = full;
    }

    /** Whether all samples were run; if not, a subset has settled that the subnet is of no use. */
    public boolean isFull() {
        return full;
    }

    /** How many samples were run. */
    public int samples() {
        return samples.size();
    }

    /** The largest depth that {@link #at} can tell of. */
    public int maxDepth() {
        return result.depth();
    }

    /** The best score over all depths, without early exit. */
    public double bestScore() {
        return IntStream.rangeClosed(1, maxDepth())
                .mapToDouble(depth -> at(depth, 1).score())
                .max()
                .orElseThrow();
    }

    /**
     * The accuracy of a run that ends at a depth or, per sample, once it is sure.
     *
     * @param depth steps at most, between 1 and {@link #maxDepth}
     * @param haltThreshold confidence at which a sample halts; 1 never does
     */
    public Quality at(int depth, double haltThreshold) {
        if (depth < 1 || depth > maxDepth()) {
            throw new IllegalArgumentException("depth must be between 1 and " + maxDepth() + ", was " + depth);
        }
        int[] steps = new int[samples.size()];
        Arrays.setAll(steps, sample -> stepsTaken(sample, depth, haltThreshold));
        return new Quality(
                samples.metrics(result.ended(steps)),
                Arrays.stream(steps).average().orElseThrow(),
                samples.size());
    }

    /**
     * What ending early does to answers.
     *
     * @param meanSteps taken on average
     * @param spoiled samples that are right at full depth and wrong when they end early
     * @param mended samples that are wrong at full depth and right when they end early
     */
    record Halting(double meanSteps, int spoiled, int mended) {}

    /** What a threshold does to inferences of at most {@code depth} steps. */
    Halting halting(int depth, double haltThreshold) {
        long taken = 0;
        int spoiled = 0;
        int mended = 0;
        for (int sample = 0; sample < samples.size(); sample++) {
            int steps = stepsTaken(sample, depth, haltThreshold);
            boolean early = isRight(sample, steps);
            boolean full = isRight(sample, depth);
            taken += steps;
            spoiled += full && !early ? 1 : 0;
            mended += early && !full ? 1 : 0;
        }
        return new Halting((double) taken / samples.size(), spoiled, mended);
    }

    private boolean isRight(int sample, int steps) {
        return samples.loss(result.answers().get(steps - 1), sample) == 0;
    }

    private int stepsTaken(int sample, int depth, double haltThreshold) {
        for (int step = 1; step < depth && haltThreshold < 1; step++) {
            if (result.confidences()[step - 1][sample] >= (float) haltThreshold) {
                return step;
            }
        }
        return depth;
    }
}
