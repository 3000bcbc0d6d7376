package org.penjing.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.penjing.compress.Precision;
import org.penjing.fault.InvalidInputException;
import org.penjing.network.TinyRecursive;
import org.penjing.space.Candidate;
import org.penjing.space.CandidateSpace;
import org.penjing.space.Genome;
import org.penjing.space.SearchSpaces;

class SearchTest {
    private static final CandidateSpace RECURSIVE = RecursiveProblem.space();
    private static final CandidateSpace SMALL = small("{min: 1, max: 3}");

    @ParameterizedTest
    @EnumSource
    void neverScoresACandidateTwiceNorMoreThanTheBudget(Strategy strategy) {
        RecursiveProblem problem = new RecursiveProblem(7_000);
        Search<String> search = new Search<>(RECURSIVE, SearchSettings.of(strategy, 130, 3));
        SearchState<String> end = search.run(search.start(), problem);
        assertThat(problem.repeated()).isZero();
        assertThat(problem.scored()).isEqualTo(end.evaluations().size()).isLessThanOrEqualTo(130);
        assertThat(end.counters().proposed() - end.counters().duplicates())
                .isEqualTo(end.evaluations().size());
        assertThat(end.front()).isEqualTo(ParetoFront.of(end.evaluations().values()));
    }

    @ParameterizedTest
    @EnumSource(names = {"NSGA2", "RANDOM"})
    void usesTheWholeBudget(Strategy strategy) {
        for (int budget : new int[] {1, 7, 20, 65}) {
            Search<String> search = new Search<>(RECURSIVE, SearchSettings.of(strategy, budget, 3));
            SearchState<String> end = search.run(search.start(), new RecursiveProblem(40_000));
            assertThat(end.evaluations()).hasSize(budget);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sameSeedGivesTheSameSearch(Strategy strategy) {
        Search<String> search = new Search<>(RECURSIVE, SearchSettings.of(strategy, 80, 5));
        assertThat(search.run(search.start(), new RecursiveProblem(7_000)))
                .isEqualTo(search.run(search.start(), new RecursiveProblem(7_000)));
    }

    @ParameterizedTest
    @EnumSource(names = {"NSGA2", "RANDOM"})
    void anotherSeedGivesAnotherSearch(Strategy strategy) {
        SearchSettings settings = SearchSettings.of(strategy, 40, 5);
        Search<String> one = new Search<>(RECURSIVE, settings);
        Search<String> other = new Search<>(RECURSIVE, settings.withSeed(6));
        assertThat(one.run(one.start(), new RecursiveProblem(7_000))
                        .evaluations()
                        .keySet())
                .isNotEqualTo(other.run(other.start(), new RecursiveProblem(7_000))
                        .evaluations()
                        .keySet());
    }

    @ParameterizedTest
    @EnumSource
    void resumedAtAnyGenerationItEndsWithTheSameFront(Strategy strategy) {
        SearchSettings settings = SearchSettings.of(strategy, 70, 9);
        Search<String> search = new Search<>(RECURSIVE, settings);
        List<SearchState<String>> states = new ArrayList<>(List.of(search.start()));
        while (!search.isFinished(states.getLast())) {
            states.add(search.step(states.getLast(), new RecursiveProblem(12_000)));
        }
        assertThat(states).hasSizeGreaterThan(5);
        for (SearchState<String> stored : states) {
            Search<String> fresh = new Search<>(RECURSIVE, settings);
            SearchState<String> resumed = fresh.resume(
                    stored.generation(),
                    stored.population().stream()
                            .map(genome -> Genome.parse(genome.toString()))
                            .toList(),
                    List.copyOf(stored.evaluations().values()),
                    stored.counters());
            SearchState<String> end = fresh.run(resumed, new RecursiveProblem(12_000));
            assertThat(end.front()).isEqualTo(states.getLast().front());
            assertThat(end.counters()).isEqualTo(states.getLast().counters());
            assertThat(new ArrayList<>(end.evaluations().keySet()))
                    .isEqualTo(new ArrayList<>(states.getLast().evaluations().keySet()));
        }
    }

    @Test
    void askIsTheSameForTheSameStateAndLeavesItAlone() {
        Search<String> search = new Search<>(RECURSIVE, SearchSettings.of(Strategy.NSGA2, 60, 9));
        SearchState<String> state = search.step(search.start(), new RecursiveProblem(12_000));
        assertThat(search.ask(state)).isEqualTo(search.ask(state));
    }

    @ParameterizedTest
    @EnumSource(names = {"NSGA2", "RANDOM"})
    void scoresEveryCandidateOfASmallSpaceAndStops(Strategy strategy) {
        CandidateSpace tiny = small("[1, 3]");
        Search<String> search = new Search<>(tiny, SearchSettings.of(strategy, 10_000, 1));
        SearchState<String> end = search.run(search.start(), trade(tiny));
        assertThat(end.evaluations()).hasSize(tiny.size().intValueExact());
    }

    @Test
    void findsTheWholeKnownFront() {
        Search<String> search = new Search<>(SMALL, SearchSettings.of(Strategy.NSGA2, 400, 4));
        SearchState<String> end = search.run(search.start(), trade(SMALL));
        int choices = SMALL.genes().getFirst().size();
        assertThat(end.front().points())
                .extracting(point -> point.fitness().objectives())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, choices)
                        .mapToObj(i -> List.of((double) i, (double) choices - 1 - i))
                        .toList());
    }

    @Test
    void startsWithGuessesAndCorners() {
        Candidate guess = RECURSIVE.candidate(RECURSIVE.random(new Random(8)));
        SearchSettings settings = SearchSettings.of(Strategy.NSGA2, 100, 1).withGuesses(List.of(guess));
        Search<String> search = new Search<>(RECURSIVE, settings);
        assertThat(search.candidates(search.ask(search.start())))
                .hasSize(20)
                .startsWith(RECURSIVE.largest(), guess, RECURSIVE.smallest())
                .contains(RECURSIVE.uniform(new Precision(4, 8)))
                .containsAll(RECURSIVE.unprunedAtEveryDepth().subList(0, 3));
    }

    @Test
    void keepsTheNearestWhenNothingIsFeasible() {
        Search<String> search = new Search<>(RECURSIVE, SearchSettings.of(Strategy.NSGA2, 60, 1));
        SearchState<String> end = search.run(search.start(), new RecursiveProblem(10));
        assertThat(end.front().isEmpty()).isTrue();
        double least = end.evaluations().values().stream()
                .mapToDouble(evaluation -> evaluation.fitness().violation())
                .min()
                .orElseThrow();
        assertThat(end.front().nearest().getFirst().fitness().violation()).isEqualTo(least);
        assertThat(end.population().getFirst())
                .isEqualTo(RECURSIVE.genome(end.front().nearest().getFirst().candidate()));
    }

    @Test
    void sequentialPrunesThenQuantizesThenCutsTheDepth() {
        Search<String> search = new Search<>(RECURSIVE, SearchSettings.of(Strategy.SEQUENTIAL, 200, 1));
        SearchState<String> end = search.run(search.start(), new RecursiveProblem(12_000));
        List<Candidate> scored =
                end.evaluations().values().stream().map(Evaluation::candidate).toList();
        Candidate largest = RECURSIVE.largest();
        assertThat(scored.getFirst()).isEqualTo(largest);
        int quantized = firstIndex(
                scored,
                candidate -> !candidate
                        .compression()
                        .precisions()
                        .equals(largest.compression().precisions()));
        int shallower = firstIndex(scored, candidate -> candidate.depth() < largest.depth());
        assertThat(quantized).isBetween(5, 101);
        assertThat(shallower).isGreaterThan(quantized);
        assertThat(scored.subList(1, quantized))
                .allMatch(candidate -> candidate.depth() == 5)
                .noneMatch(candidate -> candidate
                        .compression()
                        .widths()
                        .equals(largest.compression().widths()));
        assertThat(end.front().isEmpty()).isFalse();
    }

    @Test
    void evolutionBeatsRandomSearchAtEqualEvaluations() {
        List<Long> seeds = LongStream.rangeClosed(1, 5).boxed().toList();
        List<StrategyComparison.Outcome> outcomes = StrategyComparison.run(
                RECURSIVE,
                List.of(Strategy.NSGA2, Strategy.RANDOM),
                150,
                seeds,
                new RecursiveProblem(20_000, 0.25),
                RecursiveProblem.REFERENCE);
        assertThat(outcomes)
                .allSatisfy(outcome ->
                        assertThat(outcome.evaluations()).containsOnly(150).hasSize(5));
        assertThat(outcomes.getFirst().medianHypervolume())
                .isGreaterThan(1.2 * outcomes.getLast().medianHypervolume())
                .isGreaterThan(0.3 * Hypervolume.of(List.of(List.of(0.0, 0.0, 0.0)), RecursiveProblem.REFERENCE));
    }

    @Test
    void evolutionBeatsRandomSearchWithLooseLimits() {
        List<StrategyComparison.Outcome> outcomes = StrategyComparison.run(
                RECURSIVE,
                List.of(Strategy.NSGA2, Strategy.RANDOM),
                100,
                List.of(1L, 2L, 3L, 4L, 5L),
                new RecursiveProblem(60_000),
                RecursiveProblem.REFERENCE);
        assertThat(outcomes.getFirst().medianHypervolume())
                .isGreaterThan(1.05 * outcomes.getLast().medianHypervolume());
    }

    @Test
    void comparisonAsksTheScorerOnceAboutEachCandidate() {
        RecursiveProblem problem = new RecursiveProblem(12_000);
        StrategyComparison.run(
                RECURSIVE, List.of(Strategy.values()), 30, List.of(1L, 1L, 2L), problem, RecursiveProblem.REFERENCE);
        assertThat(problem.repeated()).isZero();
    }

    @Test
    void medianIsTheMiddleOrTheMeanOfTheTwoMiddles() {
        assertThat(new StrategyComparison.Outcome(Strategy.RANDOM, List.of(3.0, 1.0, 10.0), List.of())
                        .medianHypervolume())
                .isEqualTo(3);
        assertThat(new StrategyComparison.Outcome(Strategy.RANDOM, List.of(3.0, 1.0), List.of()).medianHypervolume())
                .isEqualTo(2);
    }

    @Test
    void lastsForTenGenerationsFromABudgetOfFiftyOn() {
        for (int budget : new int[] {50, 100, 333, 1000, 5000}) {
            SearchSettings settings = SearchSettings.of(Strategy.NSGA2, budget, 1);
            assertThat((budget - settings.population()) / settings.offspring()).isGreaterThanOrEqualTo(10);
        }
    }

    @Test
    void refusesEvaluationsOfOtherCandidatesAndUnknownPopulations() {
        Search<String> search = new Search<>(SMALL, SearchSettings.of(Strategy.NSGA2, 20, 1));
        SearchState<String> start = search.start();
        Search.Proposal proposal = search.ask(start);
        List<Evaluation<String>> evaluations = trade(SMALL).score(search.candidates(proposal));
        assertThatThrownBy(() -> search.tell(start, proposal, evaluations.reversed()))
                .hasMessageContaining("in their order");
        assertThatThrownBy(() -> search.resume(1, proposal.genomes(), List.of(), Counters.NONE))
                .hasMessageContaining("has no evaluation");
    }

    @Test
    void refusesSettingsThatAreNotPositive() {
        assertThatThrownBy(() -> new SearchSettings(Strategy.NSGA2, 0, 0, -1, 1, List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("budget")
                .hasMessageContaining("population")
                .hasMessageContaining("offspring");
    }

    private static int firstIndex(List<Candidate> candidates, Predicate<Candidate> is) {
        return IntStream.range(0, candidates.size())
                .filter(i -> is.test(candidates.get(i)))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Two objectives with the front (i, n - 1 - i): the first gene's choice and its complement, each plus the choices of all
     * other genes.
     */
    private static Scorer<String> trade(CandidateSpace space) {
        return candidates -> candidates.stream()
                .map(candidate -> {
                    int[] choices = space.genome(candidate).toArray();
                    double rest = IntStream.of(choices).skip(1).sum();
                    int last = space.genes().getFirst().size() - 1;
                    return new Evaluation<>(
                            candidate, Fitness.feasible(choices[0] + rest, last - choices[0] + rest), "scored");
                })
                .toList();
    }

    private static CandidateSpace small(String depths) {
        return CandidateSpace.of(
                SearchSpaces.parse("small", """
                    name: small
                    description: few genes
                    widths:
                      - {groups: "embed", ratios: [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]}
                      - {groups: "block0.mix.up", ratios: [1, 0.75, 0.5, 0.25]}
                    precisions:
                      - {weights: "head", weightBits: [2, 4, 8], activationBits: [8]}
                    haltThresholds: [0.5, 0.9, 1]
                    depths:\
                    """ + " " + depths),
                new TinyRecursive(4, 3, 10, 1, TinyRecursive.Mixer.TOKEN, 8, 0, 8, 1, 3).architecture(),
                Set.of(new Precision(2, 8), new Precision(4, 8), Precision.INT8),
                3);
    }
}
