package org.penjing.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.penjing.base.InvalidInputException;
import org.penjing.compress.Precision;
import org.penjing.network.family.TinyRecursive;
import org.penjing.search.pareto.Fitness;
import org.penjing.search.pareto.ParetoFront;
import org.penjing.search.pareto.Scored;
import org.penjing.search.space.Candidate;
import org.penjing.search.space.CandidateSpace;
import org.penjing.search.space.Genome;
import org.penjing.search.space.SearchSpaces;
import org.penjing.search.strategy.Strategies;

class SearchTest {
    private static final CandidateSpace RECURSIVE = RecursiveProblem.space();
    private static final CandidateSpace SMALL = small();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LISTED")
    void runsNoNetworkTwiceNorMoreThanTheBudget(Strategy strategy) {
        RecursiveProblem problem = new RecursiveProblem(20_000);
        SearchState end = run(SearchSettings.of(strategy, 70, 3), problem);
        assertThat(problem.repeated()).isZero();
        assertThat(problem.scored()).isEqualTo(end.archive().size());
        assertThat(end.archive().networks()).hasSizeLessThanOrEqualTo(70);
        assertThat(end.spent()).isEqualTo(end.archive().networks().size());
        assertThat(end.counters().proposed() - end.counters().duplicates())
                .isEqualTo(end.archive().networks().size());
        assertThat(end.front()).isEqualTo(ParetoFront.of(end.archive().scored()));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LISTED")
    void everyDepthOfARunBecomesAnEvaluation(Strategy strategy) {
        SearchState end = run(SearchSettings.of(strategy, 30, 3), new RecursiveProblem(20_000));
        assertThat(end.archive().size()).isEqualTo(5 * end.archive().networks().size());
        assertThat(end.archive().scored())
                .extracting(Scored::genome)
                .containsAll(end.archive().networks().stream()
                        .flatMap(network -> RECURSIVE.everyDepth(network).stream())
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LISTED")
    void runsNothingThatCostsTooMuchAtEveryDepth(Strategy strategy) {
        RecursiveProblem problem = new RecursiveProblem(9_000);
        SearchState end = run(SearchSettings.of(strategy, 60, 3), problem);
        assertThat(end.archive().networks())
                .isNotEmpty()
                .allMatch(network -> problem.price(RECURSIVE.candidate(network)).isAffordable());
    }

    @ParameterizedTest
    @EnumSource(names = {"SURROGATE", "NSGA2", "RANDOM"})
    void usesTheWholeBudget(Strategy strategy) {
        for (int budget : new int[] {1, 7, 20, 65}) {
            assertThat(run(SearchSettings.of(strategy, budget, 3), new RecursiveProblem(40_000))
                            .spent())
                    .isEqualTo(budget);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LISTED")
    void sameSeedGivesTheSameSearch(Strategy strategy) {
        SearchSettings settings = SearchSettings.of(strategy, 50, 5);
        assertThat(run(settings, new RecursiveProblem(9_000))).isEqualTo(run(settings, new RecursiveProblem(9_000)));
    }

    @ParameterizedTest
    @EnumSource(names = {"SURROGATE", "NSGA2", "RANDOM"})
    void anotherSeedGivesAnotherSearch(Strategy strategy) {
        SearchSettings settings = SearchSettings.of(strategy, 40, 5);
        assertThat(run(settings, new RecursiveProblem(9_000)).archive().networks())
                .isNotEqualTo(run(settings.withSeed(6), new RecursiveProblem(9_000))
                        .archive()
                        .networks());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LISTED")
    void resumedAtAnyGenerationItEndsWithTheSameFront(Strategy strategy) {
        SearchSettings settings = SearchSettings.of(strategy, 46, 9).withGiven(given());
        RecursiveProblem problem = new RecursiveProblem(20_000);
        Search search = Strategies.search(RECURSIVE, settings, problem);
        List<SearchState> states = new ArrayList<>(List.of(search.start()));
        while (!search.isFinished(states.getLast())) {
            states.add(search.step(states.getLast(), problem));
        }
        assertThat(states).hasSizeGreaterThan(3);
        for (SearchState stored : states) {
            Search fresh = Strategies.search(RECURSIVE, settings, problem);
            SearchState resumed = fresh.resume(
                    stored.generation(),
                    stored.population().stream()
                            .map(genome -> Genome.parse(genome.toString()))
                            .toList(),
                    stored.archive().scored(),
                    stored.counters());
            SearchState end = fresh.run(resumed, problem);
            assertThat(end.front()).isEqualTo(states.getLast().front());
            assertThat(end.counters()).isEqualTo(states.getLast().counters());
            assertThat(end.archive()).isEqualTo(states.getLast().archive());
            assertThat(end.leastError()).isEqualTo(states.getLast().leastError());
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LISTED")
    void networksThatAreRunElsewhereLaterEnterTheFrontOfASearchThatHasEnded(Strategy strategy) {
        RecursiveProblem problem = new RecursiveProblem(20_000);
        SearchSettings settings = SearchSettings.of(strategy, 20, 9);
        Search search = Strategies.search(RECURSIVE, settings, problem);
        SearchState ended = search.run(search.start(), problem);
        List<Candidate> elsewhere = Stream.concat(
                        given().stream(), ended.archive().networks().stream().map(RECURSIVE::candidate))
                .toList();
        Search.Proposal given = search.given(ended, elsewhere);
        assertThat(given.networks())
                .isNotEmpty()
                .noneMatch(network -> ended.archive().hasRun(network));
        SearchState told = search.tell(ended, given, problem.score(search.candidates(given)));
        assertThat(told.spent()).isEqualTo(ended.spent());
        assertThat(search.isFinished(told)).isTrue();
        assertThat(told.archive().networks())
                .containsAll(elsewhere.stream()
                        .map(candidate -> RECURSIVE.network(RECURSIVE.genome(candidate)))
                        .toList());
        assertThat(told.front()).isEqualTo(ParetoFront.of(told.archive().scored()));
        assertThat(search.given(told, elsewhere).networks()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LISTED")
    void networksThatWereRunElsewhereEnterTheFrontAtNoCost(Strategy strategy) {
        RecursiveProblem problem = new RecursiveProblem(20_000);
        SearchState end = run(SearchSettings.of(strategy, 20, 9).withGiven(given()), problem);
        assertThat(end.counters().given()).isEqualTo(3);
        assertThat(end.spent())
                .isLessThanOrEqualTo(20)
                .isEqualTo(end.archive().networks().size() - 3);
        assertThat(end.archive().networks())
                .containsAll(given().stream()
                        .map(candidate -> RECURSIVE.network(RECURSIVE.genome(candidate)))
                        .toList());
        assertThat(end.front()).isEqualTo(ParetoFront.of(end.archive().scored()));
    }

    @ParameterizedTest
    @EnumSource(names = {"SURROGATE", "NSGA2"})
    void askIsTheSameForTheSameStateAndLeavesItAlone(Strategy strategy) {
        RecursiveProblem problem = new RecursiveProblem(12_000);
        Search search = Strategies.search(RECURSIVE, SearchSettings.of(strategy, 60, 9), problem);
        SearchState state = search.step(search.start(), problem);
        assertThat(search.ask(state)).isEqualTo(search.ask(state));
    }

    @ParameterizedTest
    @EnumSource(names = {"SURROGATE", "NSGA2", "RANDOM"})
    void runsEveryNetworkOfASmallSpaceAndStops(Strategy strategy) {
        Search search = Strategies.search(SMALL, SearchSettings.of(strategy, 10_000, 1), free());
        SearchState end = search.run(search.start(), trade(SMALL));
        assertThat(end.archive().networks()).hasSize(SMALL.networks().intValueExact());
    }

    @ParameterizedTest
    @EnumSource(names = {"SURROGATE", "NSGA2"})
    void findsTheWholeKnownFront(Strategy strategy) {
        Search search = Strategies.search(SMALL, SearchSettings.of(strategy, 90, 4), free());
        SearchState end = search.run(search.start(), trade(SMALL));
        int choices = SMALL.genes().getFirst().size();
        assertThat(end.front().objectives())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, choices)
                        .mapToObj(i -> List.of((double) i / choices, (double) choices - 1 - i))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(names = {"SURROGATE", "NSGA2", "RANDOM"})
    void startsWithGuessesAndCornersAndUniformNetworks(Strategy strategy) {
        Candidate guess = RECURSIVE.candidate(RECURSIVE.random(new Random(8)));
        SearchSettings settings = SearchSettings.of(strategy, 100, 1).withGuesses(List.of(guess));
        Search search = Strategies.search(RECURSIVE, settings, new RecursiveProblem(60_000));
        List<Genome> first = search.ask(search.start()).networks();
        assertThat(first)
                .hasSize(settings.population())
                .startsWith(
                        RECURSIVE.network(RECURSIVE.genome(guess)),
                        RECURSIVE.network(RECURSIVE.genome(RECURSIVE.largest())),
                        RECURSIVE.network(RECURSIVE.genome(RECURSIVE.smallest())),
                        RECURSIVE.network(RECURSIVE.genome(RECURSIVE.uniform(new Precision(4, 8)))));
        assertThat(first.stream().filter(RECURSIVE.uniformNetworks()::contains))
                .hasSizeGreaterThanOrEqualTo(settings.population() / 4);
    }

    @ParameterizedTest
    @EnumSource(names = {"SURROGATE", "NSGA2"})
    void populationHoldsTheAffordableAndTheAccurateWhileNothingIsBoth(Strategy strategy) {
        RecursiveProblem problem = new RecursiveProblem(60_000, 0.1, 55);
        SearchState end = run(SearchSettings.of(strategy, 40, 1), problem);
        assertThat(end.front().isEmpty()).isTrue();
        List<Fitness> population = end.population().stream().map(end::fitness).toList();
        assertThat(population).anyMatch(fitness -> fitness.error() <= 0.1);
        assertThat(end.population())
                .anyMatch(genome -> problem.price(RECURSIVE.candidate(genome)).isAffordable());
        assertThat(end.leastError())
                .isEqualTo(end.archive().scored().stream()
                        .filter(scored -> problem.price(RECURSIVE.candidate(scored.genome()))
                                .isAffordable())
                        .mapToDouble(scored -> scored.fitness().error())
                        .min()
                        .orElseThrow());
    }

    @Test
    void sequentialPrunesThenQuantizes() {
        SearchState end = run(SearchSettings.of(Strategy.SEQUENTIAL, 200, 1), new RecursiveProblem(60_000));
        List<Candidate> scored =
                end.archive().networks().stream().map(RECURSIVE::candidate).toList();
        Candidate largest = RECURSIVE.largest();
        assertThat(scored.getFirst().compression()).isEqualTo(largest.compression());
        int quantized = firstIndex(
                scored,
                candidate -> !candidate
                        .compression()
                        .precisions()
                        .equals(largest.compression().precisions()));
        assertThat(quantized).isBetween(5, 101);
        assertThat(scored.subList(1, quantized))
                .noneMatch(candidate -> candidate
                        .compression()
                        .widths()
                        .equals(largest.compression().widths()));
        assertThat(end.front().isEmpty()).isFalse();
    }

    @Test
    void sequentialWalksOnExactCostsUntilANetworkFits() {
        SearchState end = run(SearchSettings.of(Strategy.SEQUENTIAL, 60, 1), new RecursiveProblem(20_000));
        Set<Integer> prunedGroups = new HashSet<>();
        List<Integer> first = end.archive().networks().getFirst().choices();
        List<Integer> largest = RECURSIVE.genome(RECURSIVE.largest()).choices();
        IntStream.range(0, 5)
                .filter(gene -> first.get(gene) < largest.get(gene))
                .forEach(prunedGroups::add);
        assertThat(prunedGroups).isNotEmpty();
        assertThat(end.front().isEmpty()).isFalse();
    }

    @Test
    void uniformRunsOnlyTheGridAndEndsWithIt() {
        SearchState end = run(SearchSettings.of(Strategy.UNIFORM, 1000, 1), new RecursiveProblem(60_000));
        assertThat(end.archive().networks()).containsExactlyInAnyOrderElementsOf(RECURSIVE.uniformNetworks());
    }

    @Test
    void correlationIsThatOfExpectedAndMeasuredErrors() {
        RecursiveProblem problem = new RecursiveProblem(20_000);
        Search search = Strategies.search(RECURSIVE, SearchSettings.of(Strategy.SURROGATE, 60, 2), problem);
        SearchState state = search.start();
        Search.Proposal first = search.ask(state);
        List<Evaluation<String>> scored = problem.score(search.candidates(first));
        assertThat(search.correlation(first, scored)).isEmpty();
        state = search.tell(state, first, scored);
        Search.Proposal next = search.ask(state);
        assertThat(next.expectedErrors().keySet()).isEqualTo(Set.copyOf(search.genomes(next)));
        assertThat(search.correlation(next, problem.score(search.candidates(next)))
                        .orElseThrow())
                .isBetween(0.8, 1.0);
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
        Search search = Strategies.search(SMALL, SearchSettings.of(Strategy.NSGA2, 20, 1), free());
        SearchState start = search.start();
        Search.Proposal proposal = search.ask(start);
        List<Evaluation<String>> evaluations = trade(SMALL).score(search.candidates(proposal));
        assertThatThrownBy(() -> search.tell(start, proposal, evaluations.reversed()))
                .hasMessageContaining("in their order");
        assertThatThrownBy(() -> search.resume(1, proposal.networks(), List.of(), Counters.NONE))
                .hasMessageContaining("was not scored");
    }

    @Test
    void refusesSettingsThatAreNotPositive() {
        assertThatThrownBy(() -> new SearchSettings(Strategy.NSGA2, 0, 0, -1, 1, List.of(), List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("budget")
                .hasMessageContaining("population")
                .hasMessageContaining("offspring");
    }

    private static SearchState run(SearchSettings settings, RecursiveProblem problem) {
        Search search = Strategies.search(RECURSIVE, settings, problem);
        return search.run(search.start(), problem);
    }

    private static List<Candidate> given() {
        Random random = new Random(4);
        return Stream.generate(() -> RECURSIVE.candidate(RECURSIVE.random(random)))
                .limit(3)
                .toList();
    }

    private static int firstIndex(List<Candidate> candidates, Predicate<Candidate> is) {
        return IntStream.range(0, candidates.size())
                .filter(i -> is.test(candidates.get(i)))
                .findFirst()
                .orElseThrow();
    }

    /**
     * An error and a cost with the front (i / n, n - 1 - i): the first gene's choice and its complement, each plus the choices
     * of all other genes.
     */
    private static Scorer<String> trade(CandidateSpace space) {
        Pricing pricing = free();
        return candidates -> candidates.stream()
                .map(candidate -> new Evaluation<>(
                        candidate, pricing.fitness(error(space, candidate), pricing.price(candidate)), "scored"))
                .toList();
    }

    private static double error(CandidateSpace space, Candidate candidate) {
        int[] choices = space.genome(candidate).toArray();
        return (double) IntStream.of(choices).sum() / space.genes().getFirst().size();
    }

    private static Pricing free() {
        return new Pricing() {
            @Override
            public Price price(Candidate candidate) {
                int[] choices = SMALL.genome(candidate).toArray();
                double rest = IntStream.of(choices).skip(1).sum();
                return new Price(List.of(SMALL.genes().getFirst().size() - 1 - choices[0] + rest), 0);
            }

            @Override
            public double errorLimit() {
                return 10;
            }
        };
    }

    private static CandidateSpace small() {
        return CandidateSpace.of(
                SearchSpaces.parse("small", """
                    name: small
                    description: few genes
                    widths:
                      - {groups: "embed", ratios: [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]}
                      - {groups: "block0.mix.up", ratios: [1, 0.75, 0.5, 0.25]}
                    precisions:
                      - {weights: "head", weightBits: [2, 4, 8], activationBits: [8]}
                    depths: [1, 3]
                    """),
                new TinyRecursive(4, 3, 10, 1, TinyRecursive.Mixer.TOKEN, 8, 0, 8, 1, 3).architecture(),
                Set.of(new Precision(2, 8), new Precision(4, 8), Precision.INT8),
                3);
    }
}
