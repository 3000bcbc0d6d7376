package org.penjing.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.Compression;
import org.penjing.hardware.LimitViolations;
import org.penjing.hardware.Limits;
import org.penjing.hardware.StepCost;
import org.penjing.search.Evaluation;
import org.penjing.search.Fitness;
import org.penjing.search.Scorer;
import org.penjing.space.Candidate;

/**
 * Scores candidates for one device. The cost model goes first and is free: what it rules out is not run. Objectives are the
 * share of puzzles not solved exactly, packed flash bytes, and milliseconds per inference in the worst case.
 */
public final class CandidateScorer implements Scorer<Assessment> {
    /** How far below the accuracy limit the first puzzles must be for the rest not to matter; about four deviations. */
    private static final double MARGIN = 0.15;

    private final AccuracyScorer accuracies;
    private final CostEstimator costs;
    private final Limits limits;
    private final double baseline;
    private final ChannelGroups groups;

    /** @param baseline exact accuracy of the float supernet on the validation split */
    public CandidateScorer(AccuracyScorer accuracies, CostEstimator costs, Limits limits, double baseline) {
        this.accuracies = accuracies;
        this.costs = costs;
        this.limits = limits;
        this.baseline = baseline;
        this.groups = ChannelGroups.of(accuracies.supernet().model().architecture());
    }

    @Override
    public List<Evaluation<Assessment>> score(List<Candidate> candidates) {
        List<StepCost> stepCosts = candidates.stream().map(this::cost).toList();
        List<AccuracyScorer.Request> requests = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            if (isAffordable(candidates.get(i), stepCosts.get(i))) {
                requests.add(request(candidates.get(i)));
            }
        }
        List<Trace> traces = accuracies.traces(requests);
        List<Evaluation<Assessment>> evaluations = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            StepCost cost = stepCosts.get(i);
            evaluations.add(
                    isAffordable(candidate, cost)
                            ? measured(candidate, cost, traces.get(next++))
                            : tooExpensive(candidate, cost));
        }
        return evaluations;
    }

    private StepCost cost(Candidate candidate) {
        Compression compression = candidate.compression();
        return costs.cost(groups.slice(compression.widths()), compression);
    }

    private boolean isAffordable(Candidate candidate, StepCost cost) {
        return LimitViolations.of(cost, candidate.depth(), limits).isEmpty();
    }

    private AccuracyScorer.Request request(Candidate candidate) {
        double floor = baseline - limits.accuracyDrop() / 100 - MARGIN;
        Predicate<Trace> promising =
                trace -> trace.quality(candidate.depth(), candidate.haltThreshold())
                                .exactAccuracy()
                        >= floor;
        return new AccuracyScorer.Request(candidate.compression(), promising);
    }

    private Evaluation<Assessment> measured(Candidate candidate, StepCost cost, Trace trace) {
        AnswerQuality quality = trace.quality(candidate.depth(), candidate.haltThreshold());
        double drop = 100 * (baseline - quality.exactAccuracy());
        LimitViolations violations = LimitViolations.of(cost, candidate.depth(), drop, limits);
        Assessment assessment = new Assessment(
                cost,
                violations,
                Optional.of(quality),
                trace.meanSteps(candidate.depth(), candidate.haltThreshold()),
                trace.puzzles());
        return evaluation(candidate, 1 - quality.exactAccuracy(), assessment);
    }

    private Evaluation<Assessment> tooExpensive(Candidate candidate, StepCost cost) {
        LimitViolations violations = LimitViolations.of(cost, candidate.depth(), limits);
        return evaluation(
                candidate, 1, new Assessment(cost, violations, Optional.empty(), candidate.depth(), 0));
    }

    private static Evaluation<Assessment> evaluation(Candidate candidate, double error, Assessment assessment) {
        List<Double> objectives = List.of(
                error,
                (double) assessment.cost().flashBytes(),
                assessment.cost().inference(candidate.depth()).millis());
        return new Evaluation<>(
                candidate, new Fitness(objectives, assessment.violations().sum()), assessment);
    }
}
