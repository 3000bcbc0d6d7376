package org.penjing.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.penjing.space.CandidateSpace;
import org.penjing.space.Gene;
import org.penjing.space.Genome;

/**
 * The greedy way by hand, one decision after the other: from the unpruned int8 network at full depth, prune one step of one
 * group at a time; then give each operator in turn the fewest bits; then cut the depth, then the threshold. While a limit is
 * broken a change is accepted if it breaks it less; afterwards, if all limits hold and the first objective (the error) stays
 * within a tolerance of the start. Budget that is left then goes to further rounds from there, each with twice the tolerance.
 * Half of the budget goes to pruning at most. The search may end before the budget is used.
 */
final class Sequential implements SearchStrategy {
    /** Of the first objective: the five points of accuracy that a compressed model may lose by default. */
    private static final double TOLERANCE = 0.05;

    private static final double WORST = 1;

    private final CandidateSpace space;
    private final SearchSettings settings;

    Sequential(CandidateSpace space, SearchSettings settings) {
        this.space = space;
        this.settings = settings;
    }

    @Override
    public List<Genome> propose(SearchState<?> state) {
        Walk walk = new Walk(state);
        walk.run();
        return walk.unscored;
    }

    @Override
    public boolean takesRandomFill() {
        return false;
    }

    /** Repeats the way so far from what was scored, up to the first genomes that were not. */
    private final class Walk {
        private final SearchState<?> state;
        private Genome current = space.genome(space.largest());
        private List<Genome> unscored = List.of();
        private int pruningLeft = settings.budget() / 2;
        private double tolerated;

        Walk(SearchState<?> state) {
            this.state = state;
        }

        void run() {
            if (!scored(List.of(current))) {
                return;
            }
            double start = error(current);
            for (double tolerance = TOLERANCE; tolerance < WORST && unscored.isEmpty(); tolerance *= 2) {
                tolerated = start + tolerance;
                prune();
                genes(Gene.Bits.class).forEach(this::lower);
                genes(Gene.Depth.class).forEach(this::lower);
                genes(Gene.Threshold.class).forEach(this::lower);
            }
        }

        private void prune() {
            boolean moved = true;
            while (moved && pruningLeft > 0) {
                List<Genome> narrower = genes(Gene.Width.class)
                        .filter(gene -> current.choice(gene) > 0)
                        .mapToObj(gene -> current.with(gene, current.choice(gene) - 1))
                        .toList();
                pruningLeft -= narrower.size();
                moved = scored(narrower) && move(best(narrower));
            }
        }

        /** Gives one gene the cheapest acceptable choice. */
        private void lower(int gene) {
            List<Genome> cheaper = IntStream.range(0, current.choice(gene))
                    .mapToObj(choice -> space.canonical(current.with(gene, choice)))
                    .filter(genome -> !genome.equals(current))
                    .distinct()
                    .toList();
            if (scored(cheaper)) {
                move(fits(current) ? cheaper.stream().filter(this::isAcceptable).findFirst() : best(cheaper));
            }
        }

        private boolean move(Optional<Genome> next) {
            next.ifPresent(genome -> current = genome);
            return next.isPresent();
        }

        private Optional<Genome> best(List<Genome> genomes) {
            Comparator<Genome> byViolation =
                    Comparator.comparingDouble(genome -> state.fitness(genome).violation());
            return genomes.stream()
                    .filter(this::isAcceptable)
                    .min(byViolation.thenComparingDouble(this::error).thenComparingDouble(this::rest));
        }

        private boolean isAcceptable(Genome genome) {
            return fits(current)
                    ? fits(genome) && error(genome) <= tolerated
                    : state.fitness(genome).violation() < state.fitness(current).violation();
        }

        private boolean fits(Genome genome) {
            return state.fitness(genome).isFeasible();
        }

        private double error(Genome genome) {
            return state.fitness(genome).objectives().getFirst();
        }

        /** The other objectives, relative to the unpruned network's. */
        private double rest(Genome genome) {
            List<Double> start = state.fitness(space.genome(space.largest())).objectives();
            List<Double> now = state.fitness(genome).objectives();
            return IntStream.range(1, now.size())
                    .mapToDouble(i -> now.get(i) / Math.max(start.get(i), Double.MIN_NORMAL))
                    .sum();
        }

        /** Whether the way can go on: no earlier genome waits for its score, and all of these have theirs. */
        private boolean scored(List<Genome> genomes) {
            if (unscored.isEmpty()) {
                unscored = genomes.stream()
                        .filter(genome -> !state.evaluations().containsKey(genome))
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
