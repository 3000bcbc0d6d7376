package org.penjing.search.pareto;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How good a candidate is, as the search sees it.
 *
 * @param objectives each to be minimised, finite; the first is the error
 * @param violation by how much limits are broken, relative to them and summed; 0 when the candidate is feasible
 */
public record Fitness(List<Double> objectives, double violation) {
    /** Added for what could not be run, so that all that could comes before it. */
    private static final double FAILURE = 1000;

    public Fitness {
        objectives = List.copyOf(objectives);
        if (objectives.isEmpty() || !objectives.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("objectives must be finite, were " + objectives);
        }
        if (!(violation >= 0 && Double.isFinite(violation))) {
            throw new IllegalArgumentException("violation must be finite and not negative, was " + violation);
        }
    }

    public static Fitness of(double error, List<Double> costs, double violation) {
        return new Fitness(Stream.concat(Stream.of(error), costs.stream()).toList(), violation);
    }

    public static Fitness feasible(double... objectives) {
        return new Fitness(Arrays.stream(objectives).boxed().toList(), 0);
    }

    /**
     * Of a candidate that could not be run: its error is not known and counts as 1.
     *
     * @param costs the objectives but the error, which are known nevertheless
     * @param violation of cost limits
     */
    public static Fitness failed(List<Double> costs, double violation) {
        return of(1, costs, FAILURE + violation);
    }

    public boolean isFeasible() {
        return violation == 0;
    }

    /** Whether the candidate could not be run. */
    public boolean isFailed() {
        return violation >= FAILURE;
    }

    public double error() {
        return objectives.getFirst();
    }
}
