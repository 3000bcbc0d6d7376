package org.penjing.job.store.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penjing.job.work.Figures;
import org.penjing.job.work.Figures.Costs;
import org.penjing.job.work.Figures.Quality;
import org.penjing.task.Metric;

record StoredFigures(StoredCosts costs, @Nullable StoredQuality quality) {
    static StoredFigures of(Figures figures) {
        Quality quality = figures.quality();
        return new StoredFigures(StoredCosts.of(figures.costs()), quality == null ? null : StoredQuality.of(quality));
    }

    Figures figures() {
        return new Figures(costs.costs(), quality == null ? null : quality.quality());
    }

    record StoredCosts(
            long flashBytes,
            long sramBytes,
            long macs,
            double flops,
            double millisPerStep,
            double latencyMillis,
            @Nullable Double microjoulesPerStep,
            @Nullable Double energyMicrojoules) {
        static StoredCosts of(Costs costs) {
            return new StoredCosts(
                    costs.flashBytes(),
                    costs.sramBytes(),
                    costs.macs(),
                    costs.flops(),
                    costs.millisPerStep(),
                    costs.latencyMillis(),
                    costs.microjoulesPerStep(),
                    costs.energyMicrojoules());
        }

        Costs costs() {
            return new Costs(
                    flashBytes,
                    sramBytes,
                    macs,
                    flops,
                    millisPerStep,
                    latencyMillis,
                    microjoulesPerStep,
                    energyMicrojoules);
        }
    }

    record StoredQuality(
            double exactAccuracy,
            double cellAccuracy,
            double macroF1,
            double expectedDepth,
            double expectedLatencyMillis,
            @Nullable Double expectedEnergyMicrojoules,
            @Nullable Integer samples,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Map<String, Double> metrics) {
        static StoredQuality of(Quality quality) {
            return new StoredQuality(
                    quality.score(),
                    quality.cellAccuracy(),
                    quality.macroF1(),
                    quality.expectedDepth(),
                    quality.expectedLatencyMillis(),
                    quality.expectedEnergyMicrojoules(),
                    quality.samples(),
                    Metric.byId(quality.metrics()));
        }

        Quality quality() {
            return new Quality(
                    exactAccuracy,
                    cellAccuracy,
                    macroF1,
                    expectedDepth,
                    expectedLatencyMillis,
                    expectedEnergyMicrojoules,
                    samples,
                    byMetric(metrics));
        }

        private static @Nullable Map<Metric, Double> byMetric(@Nullable Map<String, Double> byId) {
            if (byId == null) {
                return null;
            }
            Map<Metric, Double> metrics = new LinkedHashMap<>();
            byId.forEach((id, value) -> metrics.put(Metric.of(id), value));
            return metrics;
        }
    }
}
