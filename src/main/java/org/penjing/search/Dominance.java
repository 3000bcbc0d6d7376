package org.penjing.search;

import java.util.List;

/**
 * Constraint domination: feasible before infeasible, of two infeasible the one that violates less, of two feasible the one
 * that is nowhere worse and somewhere better (Deb et al. 2002, DOI 10.1109/4235.996017).
 */
final class Dominance {
    private Dominance() {}

    /** 1 if {@code one} dominates, -1 if {@code other} does, otherwise 0. */
    static int compare(Fitness one, Fitness other) {
        if (one.isFeasible() && other.isFeasible()) {
            return pareto(one.objectives(), other.objectives());
        }
        return Double.compare(other.violation(), one.violation());
    }

    private static int pareto(List<Double> one, List<Double> other) {
        if (one.size() != other.size()) {
            throw new IllegalArgumentException(
                    "fitnesses need the same objectives, had " + one.size() + " and " + other.size());
        }
        boolean better = false;
        boolean worse = false;
        for (int i = 0; i < one.size(); i++) {
            better |= one.get(i) < other.get(i);
            worse |= one.get(i) > other.get(i);
        }
        return better == worse ? 0 : better ? 1 : -1;
    }
}
