package org.penjing.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.penjing.space.CandidateSpace;
import org.penjing.space.Genome;

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

    /** @param errorLimit the largest error that counts */
    PromisingBatch(CandidateSpace space, List<List<Double>> front, double errorLimit, Function<Genome, Fitness> hoped) {
        this.space = space;
        this.hoped = hoped;
        this.front = new ArrayList<>(front);
        this.errorLimit = Math.nextUp(errorLimit);
    }

    /** At most {@code count} networks of the candidates. */
    List<Genome> choose(Collection<Genome> candidates, int count) {
        List<Point> left = new ArrayList<>(candidates.stream()
                .map(genome -> new Point(space.network(genome), hoped.apply(genome)))
                .filter(point -> point.fitness().isFeasible())
                .toList());
        ReferencePoint reference =
                reference(left.stream().map(Point::objectives).toList());
        List<Genome> chosen = new ArrayList<>();
        while (chosen.size() < count && !left.isEmpty()) {
            Genome network = best(left, reference).network();
            chosen.add(network);
            left.removeIf(point -> point.network().equals(network));
            space.everyDepth(network).stream()
                    .map(hoped)
                    .filter(Fitness::isFeasible)
                    .forEach(fitness -> front.add(fitness.objectives()));
        }
        return chosen;
    }

    private Point best(List<Point> left, ReferencePoint reference) {
        Point best = left.getFirst();
        double most = -1;
        for (Point point : left) {
            double gain = Hypervolume.gain(point.objectives(), front, reference);
            if (gain > most) {
                best = point;
                most = gain;
            }
        }
        return best;
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
