package org.penjing.search;

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
    public Fitness {
        objectives = List.copyOf(objectives);
        if (objectives.isEmpty() || !objectives.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("objectives must be finite, were " + objectives);
        }
        if (!(violation >= 0 && Double.isFinite(violation))) {
            throw new IllegalArgumentException("violation must be finite and not negative, was " + violation);
        }
    }

    static Fitness of(double error, List<Double> costs, double violation) {
        return new Fitness(Stream.concat(Stream.of(error), costs.stream()).toList(), violation);
    }

    public static Fitness feasible(double... objectives) {
        return new Fitness(Arrays.stream(objectives).boxed().toList(), 0);
    }

    public boolean isFeasible() {
        return violation == 0;
    }

    double error() {
        return objectives.getFirst();
    }
}
