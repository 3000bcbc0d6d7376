package org.penjing.cli.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.penjing.cli.terminal.Table;
import org.penjing.cli.terminal.Text;
import org.penjing.web.api.BaselineResponse;
import org.penjing.web.api.CheckResponse;
import org.penjing.web.api.FiguresResponse;
import org.penjing.web.api.FiguresResponse.DeviceCosts;
import org.penjing.web.api.FiguresResponse.MeasuredQuality;
import org.penjing.web.api.FinalistResponse;
import org.penjing.web.api.JobResponse;
import org.penjing.web.api.PointResponse;

/** The float network against two models per profile: the smallest about as accurate, and the most accurate. */
final class DemoTable {
    private static final List<String> HEADER = List.of(
            "network",
            "which",
            "exact",
            "cells",
            "flash B",
            "smaller",
            "SRAM B",
            "FLOPs",
            "ms",
            "expected ms",
            "microjoules",
            "depth",
            "steps");

    private static final String SMALLEST = "smallest within 1 point";
    private static final String ACCURATE = "most accurate";
    private static final String BREAKS = "breaks a limit";

    private DemoTable() {}

    static Table of(JobResponse job, List<ProfileResult> results) {
        BaselineResponse baseline = job.baseline();
        List<List<String>> rows = new ArrayList<>();
        if (baseline != null) {
            rows.add(row(job, baseline));
        }
        for (ProfileResult result : results) {
            rows.addAll(baseline == null ? List.of() : rows(result, baseline));
        }
        return new Table(2, HEADER, rows);
    }

    private static List<List<String>> rows(ProfileResult result, BaselineResponse baseline) {
        Optional<PointResponse> smallest = result.smallest(baseline);
        Optional<PointResponse> accurate = result.mostAccurate();
        if (accurate.isEmpty()) {
            FinalistResponse best = result.best();
            return List.of(
                    best == null ? nothing(result.profile()) : row(result.profile(), BREAKS, best.point(), baseline));
        }
        if (smallest.equals(accurate)) {
            return List.of(row(result.profile(), SMALLEST + " and " + ACCURATE, accurate.get(), baseline));
        }
        List<List<String>> rows = new ArrayList<>();
        smallest.ifPresent(point -> rows.add(row(result.profile(), SMALLEST, point, baseline)));
        rows.add(row(result.profile(), ACCURATE, accurate.get(), baseline));
        return rows;
    }

    private static List<String> row(JobResponse job, BaselineResponse baseline) {
        int depth = baseline.depth();
        OptionalDouble flops = flopsPerStep(job);
        return List.of(
                "float network",
                Text.NOTHING,
                Text.percent(baseline.exactAccuracy()),
                Text.percent(baseline.cellAccuracy()),
                Text.count(baseline.flashBytes()),
                "1.0 x",
                Text.NOTHING,
                flops.isPresent() ? Text.count(flops.getAsDouble() * depth) : Text.NOTHING,
                Text.NOTHING,
                Text.NOTHING,
                Text.NOTHING,
                Integer.toString(depth),
                Text.NOTHING);
    }

    /** Bit widths do not change how much is computed, so a step of the largest subnet computes what one of the float network does. */
    private static OptionalDouble flopsPerStep(JobResponse job) {
        CheckResponse report = job.feasibility();
        return report == null
                ? OptionalDouble.empty()
                : report.profiles().stream()
                        .map(profile -> profile.subnets().getLast().costs())
                        .mapToDouble(costs -> costs.flops() * costs.millisPerStep() / costs.latencyMillis())
                        .max();
    }

    private static List<String> row(String profile, String which, PointResponse point, BaselineResponse baseline) {
        FiguresResponse figures = point.figures();
        DeviceCosts costs = figures.costs();
        MeasuredQuality quality = figures.quality();
        return List.of(
                profile,
                which,
                quality == null ? Text.NOTHING : Text.percent(quality.exactAccuracy()),
                quality == null ? Text.NOTHING : Text.percent(quality.cellAccuracy()),
                Text.count(costs.flashBytes()),
                Text.number((double) baseline.flashBytes() / costs.flashBytes(), 1) + " x",
                Text.count(costs.sramBytes()),
                Text.count(costs.flops()),
                Text.number(costs.latencyMillis(), 2),
                quality == null ? Text.NOTHING : Text.number(quality.expectedLatencyMillis(), 2),
                Text.optional(costs.energyMicrojoules(), 1),
                Integer.toString(point.candidate().depth()),
                quality == null ? Text.NOTHING : Text.number(quality.expectedDepth(), 2));
    }

    private static List<String> nothing(String profile) {
        List<String> row = new ArrayList<>(List.of(profile));
        row.addAll(Collections.nCopies(HEADER.size() - 1, Text.NOTHING));
        return row;
    }
}
