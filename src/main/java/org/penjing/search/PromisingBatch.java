package org.penjing.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
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

    /** @param errorLimit the largest error that counts */
    PromisingBatch(CandidateSpace space, List<List<Double>> front, double errorLimit, Function<Genome, Fitness> hoped) {
        this.space = space;
        this.hoped = hoped;
        this.front = new ArrayList<>(front);
        this.errorLimit = Math.nextUp(errorLimit);
    }

    /** At most {@code count} networks of the candidates. */
    List<Genome> choose(Collection<Genome> candidates, int count) {
        Map<Genome, List<Double>> points = new HashMap<>();
        candidates.stream()
                .filter(genome -> hoped.apply(genome).isFeasible())
                .forEach(genome -> points.put(genome, hoped.apply(genome).objectives()));
        SequencedSet<Genome> left = new LinkedHashSet<>(candidates);
        left.retainAll(points.keySet());
        ReferencePoint reference = reference(points.values());
        List<Genome> chosen = new ArrayList<>();
        while (chosen.size() < count && !left.isEmpty()) {
            Genome best = best(left, points, reference);
            Genome network = space.network(best);
            chosen.add(network);
            left.removeIf(genome -> space.network(genome).equals(network));
            space.everyDepth(network).stream()
                    .map(hoped)
                    .filter(Fitness::isFeasible)
                    .forEach(fitness -> front.add(fitness.objectives()));
        }
        return chosen;
    }

    private Genome best(SequencedSet<Genome> left, Map<Genome, List<Double>> points, ReferencePoint reference) {
        Genome best = left.getFirst();
        double most = -1;
        for (Genome genome : left) {
            double gain = Hypervolume.gain(points.get(genome), front, reference);
            if (gain > most) {
                best = genome;
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
