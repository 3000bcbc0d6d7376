package org.penjing.search.pareto;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The feasible candidates that no other dominates, kept up to date one by one. Of equal objectives the first stays.
 *
 * @param points in the order in which they were found
 */
public record ParetoFront(List<Scored> points) {
    public ParetoFront {
        points = List.copyOf(points);
    }

    public static ParetoFront empty() {
        return new ParetoFront(List.of());
    }

    public static ParetoFront of(Collection<Scored> scored) {
        return empty().withAll(scored);
    }

    public boolean isEmpty() {
        return points.isEmpty();
    }

    public ParetoFront withAll(Collection<Scored> scored) {
        ParetoFront front = this;
        for (Scored one : scored) {
            front = front.with(one);
        }
        return front;
    }

    public ParetoFront with(Scored one) {
        if (!one.fitness().isFeasible()) {
            return this;
        }
        List<Scored> kept = new ArrayList<>(points.size() + 1);
        for (Scored point : points) {
            int dominance = Dominance.compare(point.fitness(), one.fitness());
            if (dominance > 0
                    || point.fitness().objectives().equals(one.fitness().objectives())) {
                return this;
            }
            if (dominance == 0) {
                kept.add(point);
            }
        }
        kept.add(one);
        return new ParetoFront(kept);
    }

    /** The objectives of each point. */
    public List<List<Double>> objectives() {
        return points.stream().map(point -> point.fitness().objectives()).toList();
    }

    /** The volume between the points and {@code reference}. */
    public double hypervolume(ReferencePoint reference) {
        return Hypervolume.of(objectives(), reference);
    }
}
