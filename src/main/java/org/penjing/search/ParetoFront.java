package org.penjing.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The feasible evaluations that no other dominates, kept up to date one by one. Of equal objectives the first stays.
 *
 * @param points in the order in which they were found
 * @param nearest while nothing is feasible, the candidates that violate least, the nearest first; otherwise none
 */
public record ParetoFront<D>(List<Evaluation<D>> points, List<Evaluation<D>> nearest) {
    private static final int NEAREST_KEPT = 8;

    public ParetoFront {
        points = List.copyOf(points);
        nearest = List.copyOf(nearest);
    }

    public static <D> ParetoFront<D> empty() {
        return new ParetoFront<>(List.of(), List.of());
    }

    public static <D> ParetoFront<D> of(Collection<Evaluation<D>> evaluations) {
        return ParetoFront.<D>empty().withAll(evaluations);
    }

    public boolean isEmpty() {
        return points.isEmpty();
    }

    public ParetoFront<D> withAll(Collection<Evaluation<D>> evaluations) {
        ParetoFront<D> front = this;
        for (Evaluation<D> evaluation : evaluations) {
            front = front.with(evaluation);
        }
        return front;
    }

    public ParetoFront<D> with(Evaluation<D> evaluation) {
        return evaluation.fitness().isFeasible() ? withFeasible(evaluation) : withInfeasible(evaluation);
    }

    /** The objectives of each point. */
    public List<List<Double>> objectives() {
        return points.stream().map(point -> point.fitness().objectives()).toList();
    }

    /** The volume between the points and {@code reference}. */
    public double hypervolume(ReferencePoint reference) {
        return Hypervolume.of(objectives(), reference);
    }

    private ParetoFront<D> withFeasible(Evaluation<D> evaluation) {
        List<Evaluation<D>> kept = new ArrayList<>(points.size() + 1);
        for (Evaluation<D> point : points) {
            int dominance = Dominance.compare(point.fitness(), evaluation.fitness());
            if (dominance > 0
                    || point.fitness().objectives().equals(evaluation.fitness().objectives())) {
                return this;
            }
            if (dominance == 0) {
                kept.add(point);
            }
        }
        kept.add(evaluation);
        return new ParetoFront<>(kept, List.of());
    }

    private ParetoFront<D> withInfeasible(Evaluation<D> evaluation) {
        if (!isEmpty()) {
            return this;
        }
        List<Evaluation<D>> closest = new ArrayList<>(nearest);
        closest.add(evaluation);
        closest.sort(Comparator.comparingDouble(point -> point.fitness().violation()));
        return new ParetoFront<>(points, closest.subList(0, Math.min(closest.size(), NEAREST_KEPT)));
    }
}
