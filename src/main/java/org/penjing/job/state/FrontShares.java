package org.penjing.job.state;

import java.util.List;
import java.util.Map;
import org.penjing.base.Lookup;
import org.penjing.search.pareto.Hypervolume;
import org.penjing.search.pareto.ReferencePoint;

/**
 * Measures the fronts of earlier generations by the latest one, which no earlier one surpasses: under a reference point just
 * beyond the latest front, so that the measure follows it.
 */
public final class FrontShares {
    private final Map<String, List<Double>> objectives;
    private final List<List<Double>> latest;

    /** @param objectives of every candidate of every front, by genome */
    public FrontShares(Map<String, List<Double>> objectives, List<String> latest) {
        this.objectives = Map.copyOf(objectives);
        this.latest = points(latest);
    }

    /** The share of the latest front's hypervolume that a front has, 0 to 1; 0 while there is none. */
    public double of(List<String> front) {
        if (front.isEmpty() || latest.isEmpty()) {
            return 0;
        }
        ReferencePoint reference = ReferencePoint.beyond(latest);
        return Hypervolume.of(points(front), reference) / Hypervolume.of(latest, reference);
    }

    private List<List<Double>> points(List<String> genomes) {
        return genomes.stream().map(genome -> Lookup.in(objectives, genome)).toList();
    }
}
