package org.penjing.search.strategy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.penjing.search.pareto.Fitness;
import org.penjing.search.pareto.Hypervolume;
import org.penjing.search.pareto.ReferencePoint;
import org.penjing.search.space.CandidateSpace;
import org.penjing.search.space.Genome;

/**
 * Chooses the networks whose candidates, if they are as good as hoped, add most hypervolume to the front, one after the other;
 * what was chosen counts as part of the front for the next choice.
 */
final class PromisingBatch {
    private static final double BEYOND = 1.05;

    private final CandidateSpace space;
    private final Function<Genome, Fitness> hoped;
    private final List<List<Double>> front;
    private final double errorLimit;

    /** A candidate of a network, as good as it is hoped to be. */
    private record Point(Genome network, Fitness fitness) {
        List<Double> objectives() {
            return fitness.objectives();
        }
    }

    /**
     * What a point adds to the front. As the front grows that only shrinks, so a gain that is larger than the outdated ones of all
     * others is the largest.
     *
     * @param order of equal gains
     * @param round how many networks were chosen before it was computed
     */
    private record Gain(Point point, int order, int round, double volume) implements Comparable<Gain> {
        private static final Comparator<Gain> LARGEST_FIRST =
                Comparator.comparingDouble(Gain::volume).reversed().thenComparingInt(Gain::order);

        @Override
        public int compareTo(Gain other) {
            return LARGEST_FIRST.compare(this, other);
        }
    }

    /** @param errorLimit the largest error that counts */
    PromisingBatch(CandidateSpace space, List<List<Double>> front, double errorLimit, Function<Genome, Fitness> hoped) {
        this.space = space;
        this.hoped = hoped;
        this.front = new ArrayList<>(front);
        this.errorLimit = Math.nextUp(errorLimit);
    }

    /** At most {@code count} networks of the candidates. */
    List<Genome> choose(Collection<Genome> candidates, int count) {
        List<Point> left = candidates.stream()
                .map(genome -> new Point(space.network(genome), hoped.apply(genome)))
                .filter(point -> point.fitness().isFeasible())
                .toList();
        ReferencePoint reference =
                reference(left.stream().map(Point::objectives).toList());
        Queue<Gain> gains = new PriorityQueue<>();
        for (int i = 0; i < left.size(); i++) {
            gains.add(gain(left.get(i), i, 0, reference));
        }
        List<Genome> chosen = new ArrayList<>();
        while (chosen.size() < count && !gains.isEmpty()) {
            Gain largest = gains.remove();
            Genome network = largest.point().network();
            if (chosen.contains(network)) {
                continue;
            }
            if (largest.round() < chosen.size()) {
                gains.add(gain(largest.point(), largest.order(), chosen.size(), reference));
                continue;
            }
            chosen.add(network);
            space.everyDepth(network).stream()
                    .map(hoped)
                    .filter(Fitness::isFeasible)
                    .forEach(fitness -> front.add(fitness.objectives()));
        }
        return chosen;
    }

    private Gain gain(Point point, int order, int round, ReferencePoint reference) {
        return new Gain(point, order, round, Hypervolume.gain(point.objectives(), front, reference));
    }

    /** Just beyond the largest costs of the front and of what is hoped for. */
    private ReferencePoint reference(Collection<List<Double>> points) {
        int objectives = Stream.concat(front.stream(), points.stream())
                .findFirst()
                .map(List::size)
                .orElse(1);
        return new ReferencePoint(IntStream.range(0, objectives)
                .mapToObj(i -> i == 0
                        ? errorLimit
                        : BEYOND
                                * Stream.concat(front.stream(), points.stream())
                                        .mapToDouble(point -> point.get(i))
                                        .max()
                                        .orElse(0))
                .toList());
    }
}
