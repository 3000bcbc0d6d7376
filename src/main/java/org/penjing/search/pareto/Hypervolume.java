package org.penjing.search.pareto;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The volume of what a set of points dominates within a reference point, all objectives to be minimised; exact for any number
 * of objectives. The last objective is cut into slices between neighbouring points, each slice is a problem with one
 * objective less (While et al. 2006, DOI 10.1109/TEVC.2005.851275); of three objectives the slices are areas below one
 * {@link Staircase} that grows from slice to slice. With n points costs O(n log n) for two objectives and mostly for three, a
 * factor of n more for each further one.
 */
public final class Hypervolume {
    private Hypervolume() {}

    /**
     * The volume in the product of the objectives' units. Points that are not better than the reference in every objective
     * add nothing.
     *
     * @throws IllegalArgumentException if a point has another number of objectives than the reference, or a NaN
     */
    public static double of(Collection<List<Double>> points, ReferencePoint reference) {
        List<Double> worst = reference.objectives();
        List<double[]> counting = points.stream()
                .filter(point -> counts(point, worst))
                .map(Hypervolume::array)
                .toList();
        return volume(counting, array(worst), worst.size());
    }

    /**
     * What a point adds to the volume of others: its own box, less what the others dominate within it.
     *
     * @throws IllegalArgumentException if a point has another number of objectives than the reference, or a NaN
     */
    public static double gain(List<Double> point, Collection<List<Double>> others, ReferencePoint reference) {
        List<Double> worst = reference.objectives();
        if (!counts(point, worst)) {
            return 0;
        }
        double[] corner = array(point);
        List<double[]> within = others.stream()
                .filter(other -> counts(other, worst))
                .map(other -> furthest(corner, other))
                .toList();
        return volume(List.of(corner), array(worst), worst.size()) - volume(within, array(worst), worst.size());
    }

    private static double[] furthest(double[] corner, List<Double> point) {
        double[] furthest = corner.clone();
        for (int i = 0; i < furthest.length; i++) {
            furthest[i] = Math.max(corner[i], point.get(i));
        }
        return furthest;
    }

    /** {@link #of} as a share of the box between zero and the reference, in [0, 1] when no objective is negative. */
    public static double share(Collection<List<Double>> points, ReferencePoint reference) {
        return of(points, reference) / reference.objectives().stream().reduce(1.0, (a, b) -> a * b);
    }

    private static boolean counts(List<Double> point, List<Double> worst) {
        if (point.size() != worst.size() || point.stream().anyMatch(value -> value.isNaN())) {
            throw new IllegalArgumentException("point " + point + " does not fit reference " + worst);
        }
        for (int i = 0; i < worst.size(); i++) {
            if (point.get(i) >= worst.get(i)) {
                return false;
            }
        }
        return true;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double volume(List<double[]> points, double[] worst, int objectives) {
        if (points.isEmpty()) {
            return 0;
        }
        int last = objectives - 1;
        List<double[]> sorted = new ArrayList<>(points);
        sorted.sort(Comparator.comparingDouble(point -> point[last]));
        return switch (objectives) {
            case 1 -> worst[0] - sorted.getFirst()[0];
            case 2 -> area(sorted, worst);
            case 3 -> layers(sorted, worst);
            default -> slices(sorted, worst, last);
        };
    }

    private static double area(List<double[]> sortedByLast, double[] worst) {
        double area = 0;
        double best = worst[0];
        for (double[] point : sortedByLast) {
            if (point[0] < best) {
                area += (best - point[0]) * (worst[1] - point[1]);
                best = point[0];
            }
        }
        return area;
    }

    private static double layers(List<double[]> sortedByLast, double[] worst) {
        Staircase staircase = new Staircase(worst[0], worst[1], sortedByLast.size());
        double volume = 0;
        for (int i = 0; i < sortedByLast.size(); i++) {
            double[] point = sortedByLast.get(i);
            staircase.add(point[0], point[1]);
            double end = i + 1 < sortedByLast.size() ? sortedByLast.get(i + 1)[2] : worst[2];
            volume += (end - point[2]) * staircase.area();
        }
        return volume;
    }

    private static double slices(List<double[]> sortedByLast, double[] worst, int last) {
        double volume = 0;
        for (int i = 0; i < sortedByLast.size(); i++) {
            double end = i + 1 < sortedByLast.size() ? sortedByLast.get(i + 1)[last] : worst[last];
            double thickness = end - sortedByLast.get(i)[last];
            if (thickness > 0) {
                volume += thickness * volume(sortedByLast.subList(0, i + 1), worst, last);
            }
        }
        return volume;
    }
}
