package org.penjing.search.strategy;

import io.jenetics.util.RandomRegistry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.penjing.search.AffordableDraw;
import org.penjing.search.Pricing;
import org.penjing.search.SearchSettings;
import org.penjing.search.space.Candidate;
import org.penjing.search.space.CandidateSpace;
import org.penjing.search.space.Gene;
import org.penjing.search.space.Genome;

/**
 * What a search starts from, all of it affordable: the caller's guesses; the space's corners and networks that are uniform
 * throughout, at most half of the population; then random networks that have a level each for all widths and all precisions,
 * spread evenly over the levels as in a Latin hypercube, with single genes a step beside it. Independent random choices would
 * nearly all cost the same.
 */
final class FirstPopulation {
    private static final double BESIDE = 0.4;
    /** Where limits are tight, most of what is spread over all levels costs too much. */
    private static final int ROUNDS = 20;

    private final CandidateSpace space;
    private final SearchSettings settings;
    private final AffordableDraw draw;

    /** Where a network lies between the cheapest (0) and the dearest (1) choices. */
    private record Levels(double width, double bits) {}

    FirstPopulation(CandidateSpace space, SearchSettings settings, Pricing pricing) {
        this.space = space;
        this.settings = settings;
        this.draw = new AffordableDraw(space, pricing);
    }

    /** By their smallest depth; fewer than the population where no more are affordable. */
    List<Genome> propose() {
        RandomGenerator random = RandomRegistry.random();
        SequencedSet<Genome> first = new LinkedHashSet<>();
        add(first, networks(settings.guesses()), settings.population());
        add(first, networks(space.corners()), Math.max(first.size(), settings.population() / 2));
        add(first, uniform(random), Math.max(first.size(), settings.population() / 2));
        for (int round = 0; round < ROUNDS && first.size() < settings.population(); round++) {
            List<Genome> spread = levels(settings.population() - first.size(), random).stream()
                    .map(levels -> genome(levels, random))
                    .toList();
            add(first, spread, settings.population());
        }
        return List.copyOf(first);
    }

    private List<Genome> networks(List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> space.network(space.nearest(candidate)))
                .toList();
    }

    /** As many uniform networks as a quarter of the population, spread from narrow to wide. */
    private List<Genome> uniform(RandomGenerator random) {
        List<Genome> affordable =
                space.uniformNetworks().stream().filter(draw::isAffordable).toList();
        int count = Math.min(affordable.size(), settings.population() / 4);
        return IntStream.range(0, count)
                .mapToObj(i -> affordable.get((int) ((i + random.nextDouble()) * affordable.size() / count)))
                .toList();
    }

    private void add(SequencedSet<Genome> first, List<Genome> networks, int limit) {
        networks.stream()
                .filter(draw::isAffordable)
                .takeWhile(_ -> first.size() < limit)
                .forEach(first::add);
    }

    private static List<Levels> levels(int count, RandomGenerator random) {
        double[] widths = spread(count, random);
        double[] bits = spread(count, random);
        return IntStream.range(0, count)
                .mapToObj(i -> new Levels(widths[i], bits[i]))
                .toList();
    }

    /** One random number of each of {@code count} equal parts of [0, 1), in random order. */
    private static double[] spread(int count, RandomGenerator random) {
        List<Double> numbers = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            numbers.add(random.nextInt(part + 1), (part + random.nextDouble()) / count);
        }
        return numbers.stream().flatMapToDouble(DoubleStream::of).toArray();
    }

    private Genome genome(Levels levels, RandomGenerator random) {
        return space.network(new Genome(space.genes().stream()
                .map(gene -> switch (gene) {
                    case Gene.Width width -> near(levels.width(), gene, random);
                    case Gene.Bits bits -> near(levels.bits(), gene, random);
                    case Gene.Depth depth -> 0;
                })
                .toList()));
    }

    private static int near(double level, Gene gene, RandomGenerator random) {
        int step = random.nextDouble() >= BESIDE ? 0 : random.nextBoolean() ? 1 : -1;
        return Math.clamp((int) (level * gene.size()) + step, 0, gene.size() - 1);
    }
}
