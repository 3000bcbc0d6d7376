package org.penjing.search.strategy;

import io.jenetics.util.RandomRegistry;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.penjing.search.AffordableDraw;
import org.penjing.search.Price;
import org.penjing.search.Pricing;
import org.penjing.search.SearchSettings;
import org.penjing.search.SearchState;
import org.penjing.search.SearchStrategy;
import org.penjing.search.pareto.Fitness;
import org.penjing.search.space.Candidate;
import org.penjing.search.space.CandidateSpace;
import org.penjing.search.space.Genome;

/**
 * Costs are exact and free, only accuracy is unknown: {@link Evolution} breeds thousands of candidates on exact costs and on the
 * errors that an {@link AccuracyModel} hopes for, and only those that promise most are run. After NSGANetV2 (Lu et al. 2020,
 * DOI 10.1007/978-3-030-58452-8_3), with the batch chosen by {@link PromisingBatch}.
 *
 * <p>While half of the budget has found nothing feasible, a third of each batch goes to networks beyond the cost limits: they
 * tell what the accuracy that is asked for would cost.
 */
final class Surrogate implements SearchStrategy {
    private static final int GENERATIONS = 25;
    private static final int POPULATION = 100;
    /** Standard deviations that errors are hoped to be better than expected. */
    private static final double OPTIMISM = 1;

    private final CandidateSpace space;
    private final SearchSettings settings;
    private final Pricing pricing;
    private final FirstPopulation first;
    private final Evolution evolution;
    private final AffordableDraw draw;

    Surrogate(CandidateSpace space, SearchSettings settings, Pricing pricing, FirstPopulation first) {
        this.space = space;
        this.settings = settings;
        this.pricing = pricing;
        this.first = first;
        this.evolution = new Evolution(space);
        this.draw = new AffordableDraw(space, pricing);
    }

    @Override
    public Proposed propose(SearchState state) {
        if (state.archive().size() == 0) {
            List<Genome> start = first.propose();
            return Proposed.of(start.isEmpty() ? cheapest() : start);
        }
        return AccuracyModel.of(space, state)
                .map(model -> proposed(batch(state, model), model))
                .orElseGet(() -> Proposed.of(List.copyOf(filled(new LinkedHashSet<>(), state))));
    }

    private Proposed proposed(SequencedSet<Genome> batch, AccuracyModel model) {
        Map<Genome, Double> expected = new HashMap<>();
        batch.forEach(network ->
                space.everyDepth(network).forEach(genome -> expected.put(genome, model.error(genome, 0))));
        return new Proposed(List.copyOf(batch), expected);
    }

    @Override
    public boolean drawsByChance() {
        return false;
    }

    @Override
    public List<Genome> survivors(SearchState state, List<Genome> offspring) {
        SequencedSet<Genome> competing = new LinkedHashSet<>(state.population());
        competing.addAll(offspring);
        return evolution.survivors(competing, state::fitness, POPULATION);
    }

    /** Affordable networks, bred on costs alone where none was found by chance. */
    private List<Genome> cheapest() {
        Function<Genome, Fitness> costs = genome ->
                Fitness.of(0, price(genome).objectives(), price(genome).violation());
        RandomGenerator random = RandomRegistry.random();
        List<Genome> start =
                Stream.generate(() -> space.random(random)).limit(POPULATION).toList();
        return evolution.evolve(start, costs, POPULATION, GENERATIONS).stream()
                .map(space::network)
                .distinct()
                .filter(draw::isAffordable)
                .limit(settings.population())
                .toList();
    }

    private SequencedSet<Genome> batch(SearchState state, AccuracyModel model) {
        int wanted = wanted(state);
        boolean nothingFeasible = state.front().isEmpty();
        Pricing aim = nothingFeasible ? betterThanAny(state) : pricing;
        SequencedSet<Genome> batch = new LinkedHashSet<>();
        if (nothingFeasible && 2 * state.spent() >= settings.budget()) {
            batch.addAll(beyondCosts(state, model, wanted / 3));
        }
        Function<Genome, Fitness> hoped = genome -> aim.fitness(error(state, model, genome), price(genome));
        List<Genome> bred = unseen(state, evolution.evolve(state.population(), hoped, POPULATION, GENERATIONS));
        batch.addAll(new PromisingBatch(space, state.front().objectives(), aim.errorLimit(), hoped)
                .choose(bred, wanted - batch.size()));
        return filled(batch, state);
    }

    private int wanted(SearchState state) {
        return Math.min(settings.offspring(), settings.budget() - state.spent());
    }

    /** With networks drawn by chance in the places that are left. */
    private SequencedSet<Genome> filled(SequencedSet<Genome> batch, SearchState state) {
        boolean found = true;
        while (found && batch.size() < wanted(state)) {
            Optional<Genome> drawn = draw.draw(
                    network -> batch.contains(network) || state.archive().hasRun(network));
            drawn.ifPresent(batch::add);
            found = drawn.isPresent();
        }
        return batch;
    }

    /** The networks that are hoped to meet the error limit at the least excess of cost. */
    private List<Genome> beyondCosts(SearchState state, AccuracyModel model, int count) {
        Function<Genome, Fitness> accurate = genome -> {
            double error = error(state, model, genome);
            return Fitness.of(error, List.of(price(genome).violation()), pricing.shortfall(error));
        };
        Comparator<Genome> byShortfall =
                Comparator.comparingDouble(genome -> accurate.apply(genome).violation());
        return unseen(state, evolution.evolve(state.population(), accurate, POPULATION, GENERATIONS)).stream()
                .sorted(byShortfall.thenComparingDouble(genome -> price(genome).violation()))
                .map(space::network)
                .distinct()
                .limit(count)
                .toList();
    }

    /** Aims at a lower error than that of every affordable candidate so far. */
    private Pricing betterThanAny(SearchState state) {
        return new Aim(pricing, Math.max(pricing.errorLimit(), Math.nextDown(state.leastError())));
    }

    private List<Genome> unseen(SearchState state, Collection<Genome> genomes) {
        return genomes.stream()
                .filter(genome -> !state.archive().hasRun(space.network(genome)))
                .toList();
    }

    private double error(SearchState state, AccuracyModel model, Genome genome) {
        Fitness measured = state.archive().find(genome);
        return measured != null ? measured.error() : model.error(genome, OPTIMISM);
    }

    private Price price(Genome genome) {
        return pricing.price(space.candidate(genome));
    }

    /** The same costs, another error to aim at. */
    private record Aim(Pricing exact, double errorLimit) implements Pricing {
        @Override
        public Price price(Candidate candidate) {
            return exact.price(candidate);
        }
    }
}
