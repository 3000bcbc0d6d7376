package org.penjing.search.scoring;

import java.util.List;
import org.penjing.data.Puzzle;
import org.penjing.onnx.StepwiseResult;

/**
 * The accuracy of one subnet at every depth and halting threshold, all from one run to the full depth: a sample that halts
 * after step k answers what it answered then.
 */
public final class AccuracyTable {
    private final StepwiseResult result;
    private final List<Puzzle> puzzles;
    private final boolean full;

    /**
     * @param puzzles what was run, in the order of the samples
     * @param full whether these are all puzzles, rather than the first few
     */
    AccuracyTable(StepwiseResult result, List<Puzzle> puzzles, boolean full) {
        if (result.samples() != puzzles.size()) {
            throw new IllegalArgumentException(result.samples() + " results for " + puzzles.size() + " puzzles");
        }
        this.result = result;
        this.puzzles = puzzles;
        this.full = full;
    }

    /** Whether all puzzles were run; if not, a subset has settled that the subnet is of no use. */
    public boolean isFull() {
        return full;
    }

    /** How many puzzles were run. */
    public int puzzles() {
        return puzzles.size();
    }

    /** The largest depth that {@link #at} can tell of. */
    public int maxDepth() {
        return result.depth();
    }

    /** The best share of exact answers over all depths, without early exit. */
    public double bestExact() {
        double best = 0;
        for (int depth = 1; depth <= maxDepth(); depth++) {
            best = Math.max(best, at(depth, 1).exact());
        }
        return best;
    }

    /**
     * The accuracy of a run that ends at a depth or, per sample, once it is sure.
     *
     * @param depth steps at most, between 1 and {@link #maxDepth}
     * @param haltThreshold confidence at which a sample halts; 1 never does
     */
    public Accuracy at(int depth, double haltThreshold) {
        if (depth < 1 || depth > maxDepth()) {
            throw new IllegalArgumentException("depth must be between 1 and " + maxDepth() + ", was " + depth);
        }
        int[] steps = new int[puzzles.size()];
        int[][] answers = new int[puzzles.size()][result.cells()];
        for (int sample = 0; sample < steps.length; sample++) {
            steps[sample] = stepsTaken(sample, depth, haltThreshold);
            for (int cell = 0; cell < answers[sample].length; cell++) {
                answers[sample][cell] = result.answer(steps[sample] - 1, sample, cell);
            }
        }
        return Accuracy.of(answers, steps, puzzles);
    }

    /**
     * What ending early does to answers.
     *
     * @param meanSteps taken on average
     * @param spoiled puzzles that are right at full depth and wrong when they end early
     * @param mended puzzles that are wrong at full depth and right when they end early
     */
    record Halting(double meanSteps, int spoiled, int mended) {}

    /** What a threshold does to inferences of at most {@code depth} steps. */
    Halting halting(int depth, double haltThreshold) {
        long taken = 0;
        int spoiled = 0;
        int mended = 0;
        for (int sample = 0; sample < puzzles.size(); sample++) {
            int steps = stepsTaken(sample, depth, haltThreshold);
            boolean early = isExact(sample, steps);
            boolean full = isExact(sample, depth);
            taken += steps;
            spoiled += full && !early ? 1 : 0;
            mended += early && !full ? 1 : 0;
        }
        return new Halting((double) taken / puzzles.size(), spoiled, mended);
    }

    private boolean isExact(int sample, int steps) {
        int[] expected = puzzles.get(sample).answer();
        for (int cell = 0; cell < expected.length; cell++) {
            if (result.answer(steps - 1, sample, cell) != expected[cell]) {
                return false;
            }
        }
        return true;
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
