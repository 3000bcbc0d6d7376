package org.penjing.search;

import io.jenetics.util.RandomRegistry;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.penjing.space.Candidate;
import org.penjing.space.CandidateSpace;
import org.penjing.space.Genome;

/**
 * A search that is stepped from generation to generation. It keeps nothing in between: a {@link SearchState} and the settings
 * decide what comes next, so a search that is resumed from a stored state ends with the same front. No candidate is scored
 * twice.
 */
public final class Search<D> {
    private static final int TRIES = 10;
    private static final int DRAWS = 100;
    private static final RandomGeneratorFactory<RandomGenerator> RANDOM = RandomGeneratorFactory.of("L64X128MixRandom");

    private final CandidateSpace space;
    private final SearchSettings settings;
    private final SearchStrategy strategy;

    /** Genomes of one generation, none of them scored before, and how they came about. */
    public record Proposal(List<Genome> genomes, Counters counters) {}

    public Search(CandidateSpace space, SearchSettings settings) {
        this.space = space;
        this.settings = settings;
        this.strategy = settings.strategy().over(space, settings);
    }

    public SearchState<D> start() {
        return SearchState.empty();
    }

    /**
     * A stored state.
     *
     * @param evaluations of all finished generations, in the order of scoring
     * @throws IllegalArgumentException if an evaluation is not of this space or a member of the population has none
     */
    public SearchState<D> resume(
            int generation, List<Genome> population, List<Evaluation<D>> evaluations, Counters counters) {
        SequencedMap<Genome, Evaluation<D>> byGenome = new LinkedHashMap<>();
        evaluations.forEach(evaluation -> byGenome.put(space.genome(evaluation.candidate()), evaluation));
        return new SearchState<>(generation, population, byGenome, counters, ParetoFront.of(evaluations), false);
    }

    /** Whether the budget is used up or there is nothing left to score. */
    public boolean isFinished(SearchState<D> state) {
        return state.exhausted() || room(state) == 0;
    }

    /** All generations that are left. */
    public SearchState<D> run(SearchState<D> state, Scorer<D> scorer) {
        SearchState<D> reached = state;
        while (!isFinished(reached)) {
            reached = step(reached, scorer);
        }
        return reached;
    }

    /** One generation: {@link #ask}, score, {@link #tell}. */
    public SearchState<D> step(SearchState<D> state, Scorer<D> scorer) {
        Proposal proposal = ask(state);
        List<Candidate> candidates = candidates(proposal);
        return tell(state, proposal, candidates.isEmpty() ? List.of() : scorer.score(candidates));
    }

    /** What to score next; the same for the same state. Empty if there is nothing left to score. */
    public Proposal ask(SearchState<D> state) {
        if (isFinished(state)) {
            return new Proposal(List.of(), Counters.NONE);
        }
        RandomGenerator random = RANDOM.create(seed(state.generation()));
        return RandomRegistry.with(random).call(() -> propose(state));
    }

    public List<Candidate> candidates(Proposal proposal) {
        return proposal.genomes().stream().map(space::candidate).toList();
    }

    /**
     * The state after a generation.
     *
     * @param evaluations of the proposal's candidates, in their order
     * @throws IllegalArgumentException if the evaluations are not those of the proposal
     */
    public SearchState<D> tell(SearchState<D> state, Proposal proposal, List<Evaluation<D>> evaluations) {
        List<Genome> genomes = proposal.genomes();
        List<Candidate> scored = evaluations.stream().map(Evaluation::candidate).toList();
        if (!scored.equals(candidates(proposal))) {
            throw new IllegalArgumentException("evaluations must be of the proposed candidates in their order");
        }
        SequencedMap<Genome, Evaluation<D>> known = new LinkedHashMap<>(state.evaluations());
        for (int i = 0; i < genomes.size(); i++) {
            known.put(genomes.get(i), evaluations.get(i));
        }
        SearchState<D> told = new SearchState<>(
                state.generation() + 1,
                state.population(),
                known,
                state.counters()
                        .plus(
                                proposal.counters().proposed(),
                                proposal.counters().duplicates()),
                state.front().withAll(evaluations),
                genomes.isEmpty());
        return told.withPopulation(genomes.isEmpty() ? state.population() : strategy.survivors(told, genomes));
    }

    private Proposal propose(SearchState<D> state) {
        SequencedSet<Genome> fresh = new LinkedHashSet<>();
        int limit = room(state);
        long proposed = 0;
        List<Genome> bred = strategy.propose(state);
        int brood = state.population().isEmpty() ? settings.population() : settings.offspring();
        int wanted = Math.min(limit, strategy.takesRandomFill() ? brood : bred.size());
        for (int attempt = 0; attempt < TRIES && fresh.size() < wanted; attempt++) {
            List<Genome> batch = attempt == 0 ? bred : strategy.propose(state);
            for (Genome genome : batch) {
                if (fresh.size() < wanted) {
                    proposed++;
                    addIfNew(fresh, genome, state);
                }
            }
        }
        long duplicates = proposed - fresh.size();
        while (strategy.takesRandomFill() && fresh.size() < wanted) {
            fresh.add(unseen(fresh, state));
        }
        return new Proposal(List.copyOf(fresh), new Counters(fresh.size() + duplicates, duplicates));
    }

    private void addIfNew(SequencedSet<Genome> fresh, Genome genome, SearchState<D> state) {
        Genome canonical = space.canonical(genome);
        if (!state.evaluations().containsKey(canonical)) {
            fresh.add(canonical);
        }
    }

    private Genome unseen(SequencedSet<Genome> fresh, SearchState<D> state) {
        RandomGenerator random = RandomRegistry.random();
        Genome genome = space.random(random);
        for (int draw = 0; seen(genome, fresh, state); draw++) {
            genome = draw < DRAWS ? space.random(random) : space.next(genome);
        }
        return genome;
    }

    private static boolean seen(Genome genome, SequencedSet<Genome> fresh, SearchState<?> state) {
        return fresh.contains(genome) || state.evaluations().containsKey(genome);
    }

    /** How many candidates may still be scored. */
    private int room(SearchState<D> state) {
        int scored = state.evaluations().size();
        BigInteger unseen = space.size().subtract(BigInteger.valueOf(scored));
        return unseen.min(BigInteger.valueOf(settings.budget() - (long) scored))
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
