package org.penjing.search.strategy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.penjing.search.AffordableDraw;
import org.penjing.search.Pricing;
import org.penjing.search.SearchSettings;
import org.penjing.search.SearchState;
import org.penjing.search.SearchStrategy;
import org.penjing.search.pareto.Fitness;
import org.penjing.search.space.CandidateSpace;
import org.penjing.search.space.Gene;
import org.penjing.search.space.Genome;

/**
 * The greedy way by hand, one decision after the other: from the unpruned int8 network, prune one step of one group at a time;
 * then give each operator in turn the fewest bits. A network counts by its best depth. While a limit is broken a change is
 * accepted if it breaks it less, which exact costs tell without a run; afterwards, if all limits hold and the error stays
 * within a tolerance of the first network that was run. Budget that is left then goes to further rounds from there, each with
 * twice the tolerance. Half of the budget goes to pruning at most. The search may end before the budget is used.
 */
final class Sequential implements SearchStrategy {
    /** The five points of accuracy that a compressed model may lose by default. */
    private static final double TOLERANCE = 0.05;

    private static final double WORST = 1;

    private final CandidateSpace space;
    private final SearchSettings settings;
    private final Pricing pricing;
    private final AffordableDraw draw;

    Sequential(CandidateSpace space, SearchSettings settings, Pricing pricing) {
        this.space = space;
        this.settings = settings;
        this.pricing = pricing;
        this.draw = new AffordableDraw(space, pricing);
    }

    @Override
    public Proposed propose(SearchState state) {
        Walk walk = new Walk(state);
        walk.run();
        return Proposed.of(walk.unscored);
    }

    @Override
    public boolean drawsByChance() {
        return false;
    }

    /** Repeats the way so far from what was scored, up to the first networks that were not. */
    private final class Walk {
        private final SearchState state;
        private final Genome largest = space.network(space.genome(space.largest()));
        private Genome current = largest;
        private List<Genome> unscored = List.of();
        private int pruningLeft = settings.budget() / 2;
        private double tolerance = TOLERANCE;
        private double start = WORST;

        Walk(SearchState state) {
            this.state = state;
        }

        void run() {
            if (!scored(List.of(current))) {
                return;
            }
            move(Optional.of(current));
            for (; tolerance < WORST && unscored.isEmpty(); tolerance *= 2) {
                prune();
                genes(Gene.Bits.class).forEach(this::lower);
            }
        }

        private void prune() {
            boolean moved = true;
            while (moved && pruningLeft > 0) {
                List<Genome> narrower = genes(Gene.Width.class)
                        .filter(gene -> current.choice(gene) > 0)
                        .mapToObj(gene -> current.with(gene, current.choice(gene) - 1))
                        .toList();
                pruningLeft -=
                        (int) narrower.stream().filter(draw::isAffordable).count();
                moved = scored(narrower) && move(best(narrower));
            }
        }

        /** Gives one gene the cheapest acceptable choice. */
        private void lower(int gene) {
            List<Genome> cheaper = IntStream.range(0, current.choice(gene))
                    .mapToObj(choice -> current.with(gene, choice))
                    .toList();
            if (scored(cheaper)) {
                move(fits(current) ? cheaper.stream().filter(this::isAcceptable).findFirst() : best(cheaper));
            }
        }

        private boolean move(Optional<Genome> next) {
            next.ifPresent(genome -> {
                current = genome;
                start = start == WORST ? fitness(genome).error() : start;
            });
            return next.isPresent();
        }

        private Optional<Genome> best(List<Genome> genomes) {
            Comparator<Genome> byViolation =
                    Comparator.comparingDouble(genome -> fitness(genome).violation());
            return genomes.stream()
                    .filter(this::isAcceptable)
                    .min(byViolation
                            .thenComparingDouble(genome -> fitness(genome).error())
                            .thenComparingDouble(this::rest));
        }

        private boolean isAcceptable(Genome genome) {
            return fits(current)
                    ? fits(genome) && fitness(genome).error() <= start + tolerance
                    : fitness(genome).violation() < fitness(current).violation();
        }

        private boolean fits(Genome genome) {
            return fitness(genome).isFeasible();
        }

        /** Of a network that was run, that of its best depth; of one that costs too much to be run, that of the worst error. */
        private Fitness fitness(Genome network) {
            if (!state.archive().hasRun(network)) {
                return pricing.fitness(WORST, pricing.price(space.candidate(network)));
            }
            return space.everyDepth(network).stream()
                    .map(state::fitness)
                    .min(Comparator.comparingDouble(Fitness::violation).thenComparingDouble(Fitness::error))
                    .orElseThrow();
        }

        /** The other objectives, relative to the unpruned network's. */
        private double rest(Genome genome) {
            List<Double> whole = fitness(largest).objectives();
            List<Double> now = fitness(genome).objectives();
            return IntStream.range(1, now.size())
                    .mapToDouble(i -> now.get(i) / Math.max(whole.get(i), Double.MIN_NORMAL))
                    .sum();
        }

        /** Whether the way can go on: no earlier network waits for its run, and all of these that are affordable have theirs. */
        private boolean scored(List<Genome> networks) {
            if (unscored.isEmpty()) {
                unscored = networks.stream()
                        .filter(network -> !state.archive().hasRun(network))
                        .filter(draw::isAffordable)
                        .toList();
            }
            return unscored.isEmpty();
        }

        private IntStream genes(Class<? extends Gene> kind) {
            return IntStream.range(0, space.genes().size())
                    .filter(gene -> kind.isInstance(space.genes().get(gene)));
        }
    }
}
