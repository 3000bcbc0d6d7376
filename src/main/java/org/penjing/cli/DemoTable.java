package org.penjing.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.penjing.job.FinalistView;
import org.penjing.job.work.Baseline;
import org.penjing.job.work.Costs;
import org.penjing.job.work.FeasibilityReport;
import org.penjing.job.work.Figures;
import org.penjing.job.work.Quality;
import org.penjing.web.JobResponse;

/** The float network against the best model per profile. */
final class DemoTable {
    private static final List<String> HEADER =
            List.of("network", "exact", "cells", "flash B", "smaller", "SRAM B", "FLOPs", "ms", "microjoules", "depth");

    private DemoTable() {}

    static Table of(JobResponse job, List<ProfileResult> results) {
        Baseline baseline = job.baseline();
        List<List<String>> rows = new ArrayList<>();
        if (baseline != null) {
            rows.add(row(job, baseline));
        }
        for (ProfileResult result : results) {
            FinalistView best = result.best();
            rows.add(best == null ? nothing(result.profile()) : row(best));
        }
        return new Table(1, HEADER, rows);
    }

    private static List<String> row(JobResponse job, Baseline baseline) {
        OptionalDouble flops = fullFlops(job);
        return List.of(
                "float network",
                Text.percent(baseline.exactAccuracy()),
                Text.percent(baseline.cellAccuracy()),
                Text.count(baseline.flashBytes()),
                "1.0 x",
                Text.NOTHING,
                flops.isPresent() ? Text.count(flops.getAsDouble()) : Text.NOTHING,
                Text.NOTHING,
                Text.NOTHING,
                Integer.toString(job.job().model().maxDepth()));
    }

    /** Bit widths do not change how much is computed, so the largest subnet computes what the float network does. */
    private static OptionalDouble fullFlops(JobResponse job) {
        FeasibilityReport report = job.feasibility();
        return report == null
                ? OptionalDouble.empty()
                : report.profiles().stream()
                        .mapToDouble(
                                profile -> profile.subnets().getLast().costs().flops())
                        .max();
    }

    private static List<String> row(FinalistView best) {
        Figures figures = best.point().figures();
        Costs costs = figures.costs();
        Quality quality = figures.quality();
        return List.of(
                best.profile(),
                quality == null ? Text.NOTHING : Text.percent(quality.exactAccuracy()),
                quality == null ? Text.NOTHING : Text.percent(quality.cellAccuracy()),
                Text.count(costs.flashBytes()),
                Text.number((double) best.baseline().flashBytes() / costs.flashBytes(), 1) + " x",
                Text.count(costs.sramBytes()),
                Text.count(costs.flops()),
                Text.number(costs.latencyMillis(), 2),
                Text.optional(costs.energyMicrojoules(), 1),
                Integer.toString(best.point().candidate().depth()));
    }

    private static List<String> nothing(String profile) {
        List<String> row = new ArrayList<>(List.of(profile));
        row.addAll(Collections.nCopies(HEADER.size() - 1, Text.NOTHING));
        return row;
    }
}
