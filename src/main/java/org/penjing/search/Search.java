package org.penjing.search;

import io.jenetics.util.RandomRegistry;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.penjing.base.Randoms;
import org.penjing.search.pareto.ParetoFront;
import org.penjing.search.pareto.Scored;
import org.penjing.search.space.Candidate;
import org.penjing.search.space.CandidateSpace;
import org.penjing.search.space.Genome;

/**
 * A search that is stepped from generation to generation. It keeps nothing in between: a {@link SearchState} and the settings
 * decide what comes next, so a search that is resumed from a stored state ends with the same front. What costs is to run a
 * network; each is run once, to every depth, and all its depths become evaluations.
 */
public final class Search {
    private static final int TRIES = 10;

    private final CandidateSpace space;
    private final SearchSettings settings;
    private final Pricing pricing;
    private final AffordableDraw draw;
    private final SearchStrategy strategy;

    /**
     * Networks of one generation, none of them run before.
     *
     * @param networks by their smallest depth
     * @param counters how they came about
     * @param expectedErrors of some of their candidates
     */
    public record Proposal(List<Genome> networks, Counters counters, Map<Genome, Double> expectedErrors) {
        public Proposal {
            networks = List.copyOf(networks);
            expectedErrors = Map.copyOf(expectedErrors);
        }
    }

    public Search(CandidateSpace space, SearchSettings settings, Pricing pricing, SearchStrategy strategy) {
        this.space = space;
        this.settings = settings;
        this.pricing = pricing;
        this.draw = new AffordableDraw(space, pricing);
        this.strategy = strategy;
    }

    public SearchState start() {
        return SearchState.empty();
    }

    /**
     * A stored state.
     *
     * @param scored in all finished generations, in that order
     * @throws IllegalArgumentException if a candidate is not of this space or a member of the population was not scored
     */
    public SearchState resume(int generation, List<Genome> population, List<Scored> scored, Counters counters) {
        SearchState start =
                new SearchState(generation, List.of(), Archive.empty(), counters, ParetoFront.empty(), 1, false);
        return with(start, scored).withPopulation(population);
    }

    private SearchState with(SearchState state, List<Scored> scored) {
        double leastError = state.leastError();
        for (Scored one : scored) {
            double error = one.fitness().error();
            if (error < leastError
                    && pricing.price(space.candidate(one.genome())).isAffordable()) {
                leastError = error;
            }
        }
        return new SearchState(
                state.generation(),
                state.population(),
                state.archive().with(scored, space::network),
                state.counters(),
                state.front().withAll(scored),
                leastError,
                state.exhausted());
    }

    /** Whether the budget is used up or there is nothing left to run. */
    public boolean isFinished(SearchState state) {
        return state.exhausted() || room(state) == 0;
    }

    /** All generations that are left. */
    public SearchState run(SearchState state, Scorer<?> scorer) {
        SearchState reached = state;
        while (!isFinished(reached)) {
            reached = step(reached, scorer);
        }
        return reached;
    }

    /** One generation: {@link #ask}, score, {@link #tell}. */
    public SearchState step(SearchState state, Scorer<?> scorer) {
        Proposal proposal = ask(state);
        List<Candidate> candidates = candidates(proposal);
        return tell(state, proposal, candidates.isEmpty() ? List.of() : scorer.score(candidates));
    }

    /** What to run next; the same for the same state. Empty if there is nothing left to run. */
    public Proposal ask(SearchState state) {
        if (isFinished(state)) {
            return new Proposal(List.of(), Counters.NONE, Map.of());
        }
        RandomGenerator random = Randoms.of(seed(state.generation()));
        return RandomRegistry.with(random).call(() -> propose(state));
    }

    /**
     * The networks of {@code candidates} that this search does not know: another search has run them, so they come at no cost to
     * the budget, at any time, even when it is used up.
     *
     * @throws IllegalArgumentException if a candidate is not of this space
     */
    public Proposal given(SearchState state, List<Candidate> candidates) {
        List<Genome> networks = candidates.stream()
                .map(candidate -> space.network(space.genome(candidate)))
                .filter(network -> !state.archive().hasRun(network))
                .distinct()
                .toList();
        return new Proposal(networks, new Counters(0, 0, networks.size()), Map.of());
    }

    /** The proposed networks at every depth. */
    public List<Genome> genomes(Proposal proposal) {
        return proposal.networks().stream()
                .flatMap(network -> space.everyDepth(network).stream())
                .toList();
    }

    /** The candidates of {@link #genomes}, in their order. */
    public List<Candidate> candidates(Proposal proposal) {
        return genomes(proposal).stream().map(space::candidate).toList();
    }

    /**
     * The state after a generation.
     *
     * @param evaluations of the proposal's candidates, in their order
     * @throws IllegalArgumentException if the evaluations are not those of the proposal
     */
    public SearchState tell(SearchState state, Proposal proposal, List<? extends Evaluation<?>> evaluations) {
        List<Candidate> scored =
                evaluations.stream().<Candidate>map(Evaluation::candidate).toList();
        if (!scored.equals(candidates(proposal))) {
            throw new IllegalArgumentException("evaluations must be of the proposed candidates in their order");
        }
        List<Genome> genomes = genomes(proposal);
        List<Scored> news = IntStream.range(0, genomes.size())
                .mapToObj(i -> new Scored(genomes.get(i), evaluations.get(i).fitness()))
                .toList();
        SearchState next = new SearchState(
                state.generation() + 1,
                state.population(),
                state.archive(),
                state.counters().plus(proposal.counters()),
                state.front(),
                state.leastError(),
                state.exhausted() || genomes.isEmpty());
        SearchState told = with(next, news);
        return told.withPopulation(genomes.isEmpty() ? state.population() : strategy.survivors(told, genomes));
    }

    /**
     * Pearson's correlation of the errors that a proposal expected with those that were measured; empty without a model, or
     * where either is the same for all.
     *
     * @param evaluations of the proposal's candidates, in their order
     */
    public OptionalDouble correlation(Proposal proposal, List<? extends Evaluation<?>> evaluations) {
        List<Double> expected = new ArrayList<>();
        List<Double> measured = new ArrayList<>();
        List<Genome> genomes = genomes(proposal);
        for (int i = 0; i < genomes.size(); i++) {
            Double error = proposal.expectedErrors().get(genomes.get(i));
            if (error != null) {
                expected.add(error);
                measured.add(evaluations.get(i).fitness().error());
            }
        }
        double correlation = expected.size() < 2
                ? Double.NaN
                : new PearsonsCorrelation().correlation(array(expected), array(measured));
        return Double.isNaN(correlation) ? OptionalDouble.empty() : OptionalDouble.of(correlation);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private Proposal propose(SearchState state) {
        SequencedSet<Genome> fresh = new LinkedHashSet<>();
        if (state.generation() == 0) {
            fresh.addAll(given(state, settings.given()).networks());
        }
        int given = fresh.size();
        SearchStrategy.Proposed bred = strategy.propose(state);
        int usual = state.archive().size() == 0 ? settings.population() : settings.offspring();
        int wanted = given
                + Math.min(
                        room(state),
                        strategy.drawsByChance() ? usual : bred.genomes().size());
        long proposed = take(bred.genomes(), fresh, wanted, state);
        for (int attempt = 1; attempt < TRIES && strategy.drawsByChance() && fresh.size() < wanted; attempt++) {
            proposed += take(strategy.propose(state).genomes(), fresh, wanted, state);
        }
        long duplicates = proposed - (fresh.size() - given);
        while (strategy.drawsByChance() && fresh.size() < wanted && fill(fresh, state)) {
            proposed++;
        }
        return new Proposal(List.copyOf(fresh), new Counters(proposed, duplicates, given), bred.expectedErrors());
    }

    /** Adds what is new, and affordable if it was drawn by chance; gives how many affordable ones there were. */
    private long take(List<Genome> genomes, SequencedSet<Genome> fresh, int wanted, SearchState state) {
        long taken = 0;
        for (Genome genome : genomes) {
            Genome network = space.network(genome);
            if (fresh.size() < wanted && (!strategy.drawsByChance() || draw.isAffordable(network))) {
                taken++;
                if (!state.archive().hasRun(network)) {
                    fresh.add(network);
                }
            }
        }
        return taken;
    }

    /** Adds a random affordable network; whether one was found in reasonable time. */
    private boolean fill(SequencedSet<Genome> fresh, SearchState state) {
        Optional<Genome> drawn =
                draw.draw(network -> fresh.contains(network) || state.archive().hasRun(network));
        drawn.ifPresent(fresh::add);
        return drawn.isPresent();
    }

    /** How many networks may still be run. */
    private int room(SearchState state) {
        BigInteger left =
                space.networks().subtract(BigInteger.valueOf(state.archive().networkCount()));
        return left.min(BigInteger.valueOf(settings.budget() - (long) state.spent()))
                .max(BigInteger.ZERO)
                .intValueExact();
    }

    /** One seed per generation, so that a resumed search draws what an undisturbed one draws (SplitMix64's finaliser). */
    private long seed(int generation) {
        long mixed = settings.seed() + 0x9E3779B97F4A7C15L * (generation + 1);
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
