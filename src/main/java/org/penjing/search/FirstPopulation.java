package org.penjing.search;

import io.jenetics.util.RandomRegistry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.penjing.space.Candidate;
import org.penjing.space.CandidateSpace;
import org.penjing.space.Gene;
import org.penjing.space.Genome;

/**
 * What a search starts from: the space's corners and the caller's guesses in turn, at most half of the population; then random
 * genomes that have a level each for all widths, all precisions, the depth and the threshold, spread evenly over the levels as
 * in a Latin hypercube, with single genes a step beside it. Independent random choices would nearly all cost the same.
 */
final class FirstPopulation {
    private static final double BESIDE = 0.4;

    private final CandidateSpace space;
    private final SearchSettings settings;

    /** Where a genome lies between the cheapest (0) and the dearest (1) choices. */
    private record Levels(double width, double bits, double depth, double threshold) {}

    FirstPopulation(CandidateSpace space, SearchSettings settings) {
        this.space = space;
        this.settings = settings;
    }

    List<Genome> propose() {
        SequencedSet<Genome> first = new LinkedHashSet<>();
        int given = Math.max(1, settings.population() / 2);
        List<Candidate> corners = space.corners();
        List<Candidate> guesses = settings.guesses();
        for (int i = 0; i < Math.max(corners.size(), guesses.size()); i++) {
            add(first, corners, i, given);
            add(first, guesses, i, given);
        }
        RandomGenerator random = RandomRegistry.random();
        levels(settings.population() - first.size(), random).forEach(levels -> first.add(genome(levels, random)));
        return List.copyOf(first);
    }

    private void add(SequencedSet<Genome> first, List<Candidate> candidates, int index, int limit) {
        if (index < candidates.size() && first.size() < limit) {
            first.add(space.nearest(candidates.get(index)));
        }
    }

    private static List<Levels> levels(int count, RandomGenerator random) {
        double[] widths = spread(count, random);
        double[] bits = spread(count, random);
        double[] depths = spread(count, random);
        double[] thresholds = spread(count, random);
        return IntStream.range(0, count)
                .mapToObj(i -> new Levels(widths[i], bits[i], depths[i], thresholds[i]))
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
        return space.canonical(new Genome(space.genes().stream()
                .map(gene -> switch (gene) {
                    case Gene.Width width -> near(levels.width(), gene, random);
                    case Gene.Bits bits -> near(levels.bits(), gene, random);
                    case Gene.Depth depth -> (int) (levels.depth() * gene.size());
                    case Gene.Threshold threshold -> (int) (levels.threshold() * gene.size());
                })
                .toList()));
    }

    private static int near(double level, Gene gene, RandomGenerator random) {
        int step = random.nextDouble() >= BESIDE ? 0 : random.nextBoolean() ? 1 : -1;
        return Math.clamp((int) (level * gene.size()) + step, 0, gene.size() - 1);
    }
}
