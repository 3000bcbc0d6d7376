package org.penjing.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.penjing.compress.Compression;
import org.penjing.hardware.LimitViolations;
import org.penjing.hardware.Limits;
import org.penjing.hardware.StepCost;
import org.penjing.scoring.Assessment.Evidence;
import org.penjing.search.Evaluation;
import org.penjing.search.Fitness;
import org.penjing.search.Scorer;
import org.penjing.space.Candidate;

/**
 * Scores candidates for one device. Objectives, all minimised: {@code 1 - exact accuracy}, flash bytes, milliseconds of one
 * inference at full depth. A candidate whose cost breaks a limit is not run, and gets the worst accuracy.
 */
public final class CandidateScorer implements Scorer<Assessment> {
    private final SupernetView supernet;
    private final AccuracyScorer accuracies;
    private final CostEstimator costs;
    private final Limits limits;
    private final double baseline;

    /**
     * @param accuracies shared by the scorers of all devices
     * @param baseline exact accuracy of the float supernet, 0 to 1, that the accuracy limit counts from
     */
    public CandidateScorer(
            SupernetView supernet, AccuracyScorer accuracies, CostEstimator costs, Limits limits, double baseline) {
        this.supernet = supernet;
        this.accuracies = accuracies;
        this.costs = costs;
        this.limits = limits;
        this.baseline = baseline;
    }

    @Override
    public List<Evaluation<Assessment>> score(List<Candidate> candidates) {
        List<Assessment> byCost = candidates.stream().map(this::costed).toList();
        List<Compression> affordable = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            if (byCost.get(i).limits().isEmpty()) {
                affordable.add(candidates.get(i).compression());
            } else {
                accuracies.meter().countInfeasible();
            }
        }
        var tables = accuracies.tables(affordable).iterator();
        List<Evaluation<Assessment>> evaluations = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Assessment costed = byCost.get(i);
            Assessment assessment =
                    costed.limits().isEmpty() ? assessed(candidates.get(i), costed.cost(), tables.next()) : costed;
            evaluations.add(new Evaluation<>(candidates.get(i), fitness(assessment), assessment));
        }
        return evaluations;
    }

    private Assessment costed(Candidate candidate) {
        Compression compression = candidate.compression();
        StepCost cost = costs.cost(supernet.architecture(compression), compression);
        int depth = candidate.depth();
        return new Assessment(0, 0, 0, depth, cost, depth, LimitViolations.of(cost, depth, limits), Evidence.NONE);
    }

    private Assessment assessed(Candidate candidate, StepCost cost, Optional<AccuracyTable> table) {
        int depth = candidate.depth();
        if (table.isEmpty()) {
            return new Assessment(
                    0, 0, 0, depth, cost, depth, LimitViolations.of(cost, depth, limits), Evidence.FAILED);
        }
        Accuracy accuracy = table.get().at(depth, candidate.haltThreshold());
        return new Assessment(
                accuracy.exact(),
                accuracy.cell(),
                accuracy.macroF1(),
                accuracy.meanSteps(),
                cost,
                depth,
                LimitViolations.of(cost, depth, 100 * (baseline - accuracy.exact()), limits),
                table.get().isFull() ? Evidence.FULL : Evidence.SUBSET);
    }

    private static Fitness fitness(Assessment assessment) {
        List<Double> objectives =
                List.of(1 - assessment.exact(), (double) assessment.cost().flashBytes(), assessment.worstMillis());
        return new Fitness(objectives, assessment.violation());
    }
}
