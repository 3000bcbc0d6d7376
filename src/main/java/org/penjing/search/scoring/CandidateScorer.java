package org.penjing.search.scoring;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.penjing.base.Lookup;
import org.penjing.compress.Compression;
import org.penjing.hardware.LimitViolations;
import org.penjing.hardware.Limits;
import org.penjing.hardware.StepCost;
import org.penjing.search.Evaluation;
import org.penjing.search.Price;
import org.penjing.search.Pricing;
import org.penjing.search.Scorer;
import org.penjing.search.accuracy.AccuracyScorer;
import org.penjing.search.accuracy.AccuracyTable;
import org.penjing.search.pareto.Fitness;
import org.penjing.search.scoring.Assessment.Extent;
import org.penjing.search.space.Candidate;
import org.penjing.task.Quality;

/**
 * Prices and scores candidates for one device. Objectives, all minimised: 1 less the score that is expected after fine-tuning, flash bytes, milliseconds of one inference at full depth.
 */
public final class CandidateScorer implements Scorer<Assessment>, Pricing {
    private static final int REMEMBERED_COSTS = 20_000;

    private final AccuracyScorer accuracies;
    private final Function<Compression, StepCost> costs;
    private final Limits limits;
    private final AccuracyFloor floor;
    private final Map<Compression, StepCost> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Compression, StepCost> eldest) {
            return size() > REMEMBERED_COSTS;
        }
    };

    /**
     * @param accuracies shared by the scorers of all devices
     * @param costs of one step on the device
     * @param floor which accuracies are of use
     */
    public CandidateScorer(
            AccuracyScorer accuracies, Function<Compression, StepCost> costs, Limits limits, AccuracyFloor floor) {
        this.accuracies = accuracies;
        this.costs = costs;
        this.limits = limits;
        this.floor = floor;
    }

    @Override
    public Price price(Candidate candidate) {
        StepCost cost = cost(candidate.compression());
        return price(cost, candidate.depth());
    }

    @Override
    public double errorLimit() {
        return 1 - floor.expected();
    }

    @Override
    public List<Evaluation<Assessment>> score(List<Candidate> candidates) {
        List<Compression> networks =
                candidates.stream().map(Candidate::compression).distinct().toList();
        Map<Compression, Optional<AccuracyTable>> tables = new HashMap<>();
        var measured = accuracies.tables(networks).iterator();
        networks.forEach(network -> tables.put(network, measured.next()));
        return candidates.stream()
                .map(candidate -> evaluation(candidate, Lookup.in(tables, candidate.compression())))
                .toList();
    }

    private Evaluation<Assessment> evaluation(Candidate candidate, Optional<AccuracyTable> table) {
        Assessment assessment = assessed(candidate, table);
        return new Evaluation<>(candidate, fitness(assessment), assessment);
    }

    private Assessment assessed(Candidate candidate, Optional<AccuracyTable> table) {
        StepCost cost = cost(candidate.compression());
        int depth = candidate.depth();
        if (table.isEmpty()) {
            return new Assessment(null, cost, depth, LimitViolations.of(cost, depth, limits), Extent.FAILED);
        }
        Quality quality = table.get().at(depth, candidate.haltThreshold());
        return new Assessment(
                quality,
                cost,
                depth,
                LimitViolations.of(cost, depth, 100 * (floor.baseline() - quality.score()), limits),
                table.get().isFull() ? Extent.FULL : Extent.SUBSET);
    }

    private Fitness fitness(Assessment assessment) {
        Price price = price(assessment.cost(), assessment.depth());
        return assessment.extent() == Extent.FAILED
                ? Fitness.failed(price.objectives(), price.violation())
                : fitness(1 - floor.gain().expected(assessment.score(), assessment.depth()), price);
    }

    private Price price(StepCost cost, int depth) {
        return new Price(
                List.of((double) cost.flashBytes(), depth * cost.millis()),
                LimitViolations.of(cost, depth, limits).sum());
    }

    private synchronized StepCost cost(Compression compression) {
        return known.computeIfAbsent(compression, costs);
    }
}
