package org.penjing.pipeline;

import java.util.Map;
import org.penjing.hardware.InferenceCost;
import org.penjing.hardware.StepCost;
import org.penjing.job.work.Figures.Costs;
import org.penjing.job.work.Figures.Quality;
import org.penjing.task.Metric;

/** Turns the cost model's figures, which are per step, into those of an inference. */
final class CostFigures {
    private CostFigures() {}

    static Costs of(StepCost step, int depth) {
        InferenceCost inference = step.inference(depth);
        return new Costs(
                step.flashBytes(),
                step.sramBytes(),
                step.macs() * depth,
                inference.flops(),
                step.millis(),
                inference.millis(),
                step.microjoules(),
                inference.microjoules());
    }

    /** A quality, with what its mean number of steps costs. */
    static Quality quality(org.penjing.task.Quality quality, StepCost step) {
        InferenceCost expected = step.inference(quality.meanSteps());
        Map<Metric, Double> metrics = quality.metrics();
        boolean isGrid = metrics.containsKey(Metric.EXACT_ACCURACY);
        return new Quality(
                quality.score(),
                metrics.getOrDefault(Metric.CELL_ACCURACY, quality.score()),
                metrics.getOrDefault(Metric.MACRO_F1, quality.score()),
                quality.meanSteps(),
                expected.millis(),
                expected.microjoules(),
                metrics.containsKey(Metric.R2) ? null : quality.samples(),
                isGrid ? null : metrics);
    }
}
