package org.penjing.search.pareto;

import java.util.List;

/**
 * Constraint domination: feasible before infeasible, of two feasible the one that is nowhere worse and somewhere better (Deb et
 * al. 2002, DOI 10.1109/4235.996017). Of two infeasible ones, not the one that violates less, as in the paper, but the one that
 * neither violates more nor errs more: so the accurate that cost too much and the affordable that err too much both go on.
 */
public final class Dominance {
    private Dominance() {}

    /** 1 if {@code one} dominates, -1 if {@code other} does, otherwise 0. */
    public static int compare(Fitness one, Fitness other) {
        if (one.isFeasible() && other.isFeasible()) {
            return pareto(one.objectives(), other.objectives());
        }
        if (one.isFeasible() || other.isFeasible()) {
            return one.isFeasible() ? 1 : -1;
        }
        int byViolation = Double.compare(other.violation(), one.violation());
        int byError = Double.compare(other.error(), one.error());
        return byViolation == 0 || byError == 0 || byViolation == byError ? Integer.signum(byViolation + byError) : 0;
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
