package org.penjing.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Lookup;
import org.penjing.task.Metric;

/** A report's figures as rows of text. */
final class ReportFigures {
    private ReportFigures() {}

    static List<Map<String, Object>> rows(Report report) {
        List<Map<String, Object>> rows = new ArrayList<>(accuracies(report));
        rows.addAll(costs(report));
        rows.addAll(firmware(report));
        return rows;
    }

    private static List<Map<String, Object>> accuracies(Report report) {
        Map<Metric, Double> metrics = report.measured().accuracy().metrics();
        List<Map<String, Object>> rows =
                new ArrayList<>(List.of(accuracy("samples", "", report, a -> count(a.samples()))));
        rows.addAll(metrics == null ? grid(report) : named(report, List.copyOf(metrics.keySet())));
        return rows;
    }

    private static List<Map<String, Object>> grid(Report report) {
        Report.Baseline baseline = report.baseline();
        return List.of(
                accuracy("exact accuracy", percent(baseline.exactAccuracy()), report, a -> percent(a.exactAccuracy())),
                accuracy("cell accuracy", percent(baseline.cellAccuracy()), report, a -> percent(a.cellAccuracy())),
                accuracy("macro F1", "", report, a -> number(a.macroF1(), 4)),
                accuracy(
                        "steps at most",
                        "" + baseline.depth(),
                        report,
                        _ -> "" + report.candidate().depth()),
                accuracy("mean steps under early exit", "", report, a -> number(a.meanSteps(), 2)));
    }

    /** The headline, which comes first, is also known of the float network. */
    private static List<Map<String, Object>> named(Report report, List<Metric> metrics) {
        return metrics.stream()
                .map(metric -> accuracy(
                        metric.label(),
                        metric == metrics.getFirst()
                                ? metric.value(report.baseline().exactAccuracy())
                                : "",
                        report,
                        a -> a.metrics() == null ? "" : metric.value(Lookup.in(a.metrics(), metric))))
                .toList();
    }

    private static List<Map<String, Object>> costs(Report report) {
        return List.of(
                cost("MACs per inference", report, c -> count(c.macs())),
                cost("FLOPs per inference", report, c -> number(c.flops(), 0)),
                cost("milliseconds per step", report, c -> number(c.millisPerStep(), 2)),
                cost("milliseconds per inference, worst case", report, c -> number(c.latencyMillis(), 2)),
                cost("milliseconds per inference, expected", report, c -> number(c.expectedLatencyMillis(), 2)),
                cost("microjoules per step", report, c -> number(c.microjoulesPerStep(), 1)),
                cost("microjoules per inference, worst case", report, c -> number(c.energyMicrojoules(), 1)),
                cost("microjoules per inference, expected", report, c -> number(c.expectedEnergyMicrojoules(), 1)));
    }

    private static List<Map<String, Object>> firmware(Report report) {
        String baseline = count(report.baseline().flashBytes());
        List<Map<String, Object>> rows = new ArrayList<>(List.of(
                firmware("flash, bytes", baseline, report, Report.Cost::flashBytes, FirmwareFigures::flashBytes),
                firmware("SRAM without stack, bytes", "", report, Report.Cost::sramBytes, FirmwareFigures::arenaBytes),
                firmware(
                        "instructions per step",
                        "",
                        report,
                        cost -> Math.round(cost.instructionsPerStep()),
                        FirmwareFigures::instructionsPerStep)));
        String stack = measured(report, FirmwareFigures::stackBytes);
        if (!stack.isEmpty()) {
            rows.add(row("stack, bytes", "", "", "", stack));
        }
        return rows;
    }

    private static Map<String, Object> accuracy(
            String name, String baseline, Report report, Function<Report.Accuracy, String> text) {
        return row(
                name,
                baseline,
                text.apply(report.estimated().accuracy()),
                "",
                text.apply(report.measured().accuracy()));
    }

    private static Map<String, Object> cost(String name, Report report, Function<Report.Cost, String> text) {
        return row(name, "", text.apply(report.estimated().cost()), text.apply(report.predicted()), "");
    }

    private static Map<String, Object> firmware(
            String name,
            String baseline,
            Report report,
            ToLongFunction<Report.Cost> predicted,
            Function<FirmwareFigures, @Nullable Long> measured) {
        return row(
                name,
                baseline,
                count(predicted.applyAsLong(report.estimated().cost())),
                count(predicted.applyAsLong(report.predicted())),
                measured(report, measured));
    }

    private static String measured(Report report, Function<FirmwareFigures, @Nullable Long> figure) {
        FirmwareFigures firmware = report.measured().firmware();
        Long value = firmware == null ? null : figure.apply(firmware);
        return value == null ? "" : count(value);
    }

    private static Map<String, Object> row(
            String name, String baseline, String estimated, String predicted, String measured) {
        return Map.of(
                "name",
                name,
                "baseline",
                baseline,
                "estimated",
                estimated,
                "predicted",
                predicted,
                "measured",
                measured);
    }

    static List<Map<String, Object>> limits(Report report) {
        return report.limits().stream()
                .map(limit -> Map.<String, Object>of(
                        "name", limit.name(),
                        "value", number(limit.value(), 2),
                        "bound", number(limit.bound(), 2),
                        "basis", limit.basis().name().toLowerCase(Locale.ROOT),
                        "met", limit.met() ? "met" : "broken"))
                .toList();
    }

    static List<Map<String, Object>> layers(Report report) {
        return report.candidate().layers().stream()
                .map(layer -> Map.<String, Object>of(
                        "weight", layer.weight(),
                        "shape", layer.outputs() + " x " + layer.inputs(),
                        "weightBits", layer.weightBits() + (layer.memoryOnly() ? " (memory only)" : ""),
                        "activationBits", layer.activationBits(),
                        "bytes", count(layer.packedBytes()),
                        "share", percent(layer.share())))
                .toList();
    }

    static List<Map<String, Object>> engines(Evidence evidence) {
        return evidence.engines().stream()
                .map(engine -> Map.<String, Object>of(
                        "name", engine.name(),
                        "compared", engine.exact() ? "every bit" : "answers",
                        "inputs", count(engine.inputs()),
                        "equal", count(engine.equal()),
                        "differs", percent(engine.shareThatDiffers()),
                        "cellsDiffer", count(engine.cells() - engine.equalCells())))
                .toList();
    }

    private static String percent(double share) {
        return number(100 * share, 2) + " %";
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
