package org.penjing.pipeline;

import org.penjing.hardware.InferenceCost;
import org.penjing.hardware.StepCost;
import org.penjing.job.work.Figures.Costs;
import org.penjing.job.work.Figures.Quality;
import org.penjing.search.scoring.Accuracy;

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

    /** An accuracy, with what its mean number of steps costs. */
    static Quality quality(Accuracy accuracy, StepCost step) {
        InferenceCost expected = step.inference(accuracy.meanSteps());
        return new Quality(
                accuracy.exact(),
                accuracy.cell(),
                accuracy.macroF1(),
                accuracy.meanSteps(),
                expected.millis(),
                expected.microjoules(),
                accuracy.samples());
    }
}
