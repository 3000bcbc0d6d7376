package org.penjing.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.penjing.search.Evaluation;
import org.penjing.search.RecursiveProblem;
import org.penjing.search.Strategy;
import org.penjing.search.pareto.Fitness;
import org.penjing.search.pareto.ReferencePoint;
import org.penjing.search.space.CandidateSpace;

class StrategyComparisonTest {
    private final List<String> begun = new ArrayList<>();

    private static final CandidateSpace RECURSIVE = RecursiveProblem.space();

    @Test
    void comparisonAsksTheScorerOnceAboutEachCandidate() {
        RecursiveProblem problem = new RecursiveProblem(12_000);
        StrategyComparison.run(
                RECURSIVE, plan(List.of(Strategy.values()), 30, List.of(1L, 1L, 2L)), problem, problem, begun::add);
        assertThat(problem.repeated()).isZero();
        assertThat(begun)
                .as("long work says where it is")
                .hasSize(Strategy.values().length)
                .startsWith(
                        "1 of " + Strategy.values().length + ": " + Strategy.values()[0].word() + " with 30 networks");
    }

    @Test
    void surrogateComesNearerToTheBestKnownThanEveryOtherStrategy() {
        RecursiveProblem problem = new RecursiveProblem(20_000, 0.25);
        List<StrategyComparison.Outcome> outcomes = StrategyComparison.run(
                RECURSIVE, plan(List.of(Strategy.values()), 80, List.of(1L, 2L, 3L)), problem, problem, begun::add);
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.networks()).hasSize(3).allMatch(networks -> networks <= 80));
        StrategyComparison.Outcome surrogate = outcomes.getFirst();
        assertThat(surrogate.medianShare()).isGreaterThan(0.8);
        assertThat(outcomes.subList(1, outcomes.size()))
                .allMatch(other -> other.medianShare() < 0.9 * surrogate.medianShare());
    }

    @Test
    void evolutionBeatsRandomSearchAtEqualBudgets() {
        RecursiveProblem problem = new RecursiveProblem(20_000, 0.25);
        List<StrategyComparison.Outcome> outcomes = StrategyComparison.run(
                RECURSIVE,
                plan(List.of(Strategy.NSGA2, Strategy.RANDOM), 150, List.of(1L, 2L, 3L, 4L, 5L)),
                problem,
                problem,
                begun::add);
        assertThat(outcomes.getFirst().medianShare())
                .isGreaterThan(1.2 * outcomes.getLast().medianShare());
    }

    @Test
    void sharesAreOfTheUnionOfAllRuns() {
        Evaluation<String> one = new Evaluation<>(RECURSIVE.largest(), Fitness.feasible(0, 1), "");
        ReferencePoint reference = ReferencePoint.beyond(List.of(one.fitness().objectives(), List.of(1.0, 0.0)));
        assertThat(reference.objectives()).containsExactly(1.01, 1.01);
        assertThat(ReferencePoint.beyond(List.of(List.of(200.0))).objectives()).containsExactly(202.0);
    }

    @Test
    void medianIsTheMiddleOrTheMeanOfTheTwoMiddles() {
        assertThat(new StrategyComparison.Outcome(Strategy.RANDOM, 9, List.of(3.0, 1.0, 10.0), List.of()).medianShare())
                .isEqualTo(3);
        assertThat(new StrategyComparison.Outcome(Strategy.RANDOM, 9, List.of(3.0, 1.0), List.of()).medianShare())
                .isEqualTo(2);
    }

    private static StrategyComparison.Plan plan(List<Strategy> strategies, int budget, List<Long> seeds) {
        return new StrategyComparison.Plan(strategies, List.of(budget), seeds, List.of());
    }
}
