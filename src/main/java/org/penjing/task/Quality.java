package org.penjing.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.penjing.base.Lookup;

/**
 * How well answers fit.
 *
 * @param metrics at least one; the first is the task's {@linkplain Task#headline headline}
 * @param meanSteps steps taken on average
 * @param samples that were answered
 */
public record Quality(Map<Metric, Double> metrics, double meanSteps, int samples) {
    public Quality {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /** The headline, which is 1 when all is right. */
    public double score() {
        return metrics.values().iterator().next();
    }

    /** @throws IllegalArgumentException if the task has no such metric */
    public double of(Metric metric) {
        return Lookup.in(metrics, metric);
    }
}
