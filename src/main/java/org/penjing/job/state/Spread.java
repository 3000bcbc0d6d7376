package org.penjing.job.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.penjing.base.Lookup;
import org.penjing.job.work.ScoredCandidate;

/**
 * Points of a front that lie far from each other in the error that is expected of them, log flash bytes and log milliseconds of an inference, each scaled to
 * the range that it has on the front.
 */
final class Spread {
    private static final List<ToDoubleFunction<ScoredCandidate>> AXES = List.of(
            candidate -> 1 - candidate.expectedScore(),
            candidate -> Math.log(candidate.figures().costs().flashBytes()),
            candidate -> Math.log(candidate.figures().costs().latencyMillis()));

    private final Map<String, double[]> places = new HashMap<>();

    private Spread(Collection<ScoredCandidate> front) {
        front.forEach(candidate -> places.put(candidate.genome(), new double[AXES.size()]));
        for (int axis = 0; axis < AXES.size(); axis++) {
            scale(front, axis);
        }
    }

    /** {@code first}, then each time the one that is farthest from all chosen before; at most {@code count}. */
    static List<ScoredCandidate> of(List<ScoredCandidate> first, Collection<ScoredCandidate> front, int count) {
        Spread spread = new Spread(front);
        List<ScoredCandidate> chosen = new ArrayList<>(first.subList(0, Math.min(count, first.size())));
        List<ScoredCandidate> left = new ArrayList<>(front);
        left.removeAll(chosen);
        while (chosen.size() < count && !left.isEmpty()) {
            ScoredCandidate farthest = left.stream()
                    .min(Comparator.comparingDouble((ScoredCandidate one) -> -spread.distance(one, chosen))
                            .thenComparing(ScoredCandidate::genome))
                    .orElseThrow();
            chosen.add(farthest);
            left.remove(farthest);
        }
        return chosen;
    }

    private void scale(Collection<ScoredCandidate> front, int axis) {
        ToDoubleFunction<ScoredCandidate> value = AXES.get(axis);
        double least = front.stream()
                .mapToDouble(candidate -> value.applyAsDouble(candidate))
                .min()
                .orElse(0);
        double most = front.stream()
                .mapToDouble(candidate -> value.applyAsDouble(candidate))
                .max()
                .orElse(0);
        for (ScoredCandidate candidate : front) {
            Lookup.in(places, candidate.genome())[axis] =
                    most > least ? (value.applyAsDouble(candidate) - least) / (most - least) : 0;
        }
    }

    /** Squared, to the nearest of {@code chosen}. */
    private double distance(ScoredCandidate one, List<ScoredCandidate> chosen) {
        return chosen.stream()
                .mapToDouble(other -> distance(Lookup.in(places, one.genome()), Lookup.in(places, other.genome())))
                .min()
                .orElseThrow();
    }

    private static double distance(double[] one, double[] other) {
        double sum = 0;
        for (int axis = 0; axis < one.length; axis++) {
            sum += (one[axis] - other[axis]) * (one[axis] - other[axis]);
        }
        return sum;
    }
}
