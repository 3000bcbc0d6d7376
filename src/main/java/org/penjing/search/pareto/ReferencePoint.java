package org.penjing.search.pareto;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;

/** The worst objectives that still count for a {@link Hypervolume}, such as error 1 and a device's limits. */
public record ReferencePoint(List<Double> objectives) {
    private static final double BEYOND = 0.01;

    public ReferencePoint {
        objectives = List.copyOf(objectives);
        if (objectives.isEmpty() || !objectives.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a reference point must be finite, was " + objectives);
        }
    }

    /**
     * Just beyond a front: in each objective a hundredth of the front's range behind its worst point, or a hundredth of that
     * point's value where there is no range.
     *
     * @throws IllegalArgumentException if there is no point
     */
    public static ReferencePoint beyond(List<List<Double>> front) {
        if (front.isEmpty()) {
            throw new IllegalArgumentException("a reference point beyond a front needs at least one point");
        }
        return new ReferencePoint(IntStream.range(0, front.getFirst().size())
                .mapToObj(i ->
                        beyond(front.stream().mapToDouble(point -> point.get(i)).summaryStatistics()))
                .toList());
    }

    private static double beyond(DoubleSummaryStatistics objective) {
        double range = objective.getMax() - objective.getMin();
        return objective.getMax() + BEYOND * (range > 0 ? range : Math.max(Math.abs(objective.getMax()), 1));
    }

    public static ReferencePoint of(double... objectives) {
        return new ReferencePoint(Arrays.stream(objectives).boxed().toList());
    }
}
