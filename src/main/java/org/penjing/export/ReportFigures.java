package org.penjing.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A report's figures as rows of text. */
final class ReportFigures {
    private static final String NO_FIGURE = "no figure";

    private ReportFigures() {}

    static List<Map<String, Object>> rows(Report report) {
        Report.Baseline baseline = report.baseline();
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(row("exact accuracy", percent(baseline.exactAccuracy()), report, f -> percent(f.exactAccuracy())));
        rows.add(row("cell accuracy", percent(baseline.cellAccuracy()), report, f -> percent(f.cellAccuracy())));
        rows.add(row("macro F1", "", report, f -> number(f.macroF1(), 4)));
        Integer depth = baseline.depth();
        rows.add(row(
                "steps at most",
                depth == null ? "" : "" + depth,
                report,
                _ -> "" + report.candidate().depth()));
        rows.add(row("mean steps under early exit", "", report, f -> number(f.expectedDepth(), 2)));
        rows.add(row("flash, bytes", count(baseline.flashBytes()), report, f -> count(f.flashBytes())));
        rows.add(row("SRAM, bytes", "", report, f -> count(f.sramBytes())));
        rows.add(row("MACs per inference", "", report, f -> count(f.macs())));
        rows.add(row("FLOPs per inference", "", report, f -> number(f.flops(), 0)));
        rows.add(row("milliseconds per step", "", report, f -> number(f.millisPerStep(), 2)));
        rows.add(row("milliseconds per inference, worst case", "", report, f -> number(f.latencyMillis(), 2)));
        rows.add(row("milliseconds per inference, expected", "", report, f -> number(f.expectedLatencyMillis(), 2)));
        rows.add(row("microjoules per step", "", report, f -> optional(f.microjoulesPerStep(), 1, NO_FIGURE)));
        rows.add(row(
                "microjoules per inference, worst case",
                "",
                report,
                f -> optional(f.energyMicrojoules(), 1, NO_FIGURE)));
        return rows;
    }

    static List<Map<String, Object>> limits(Report report) {
        return report.limits().stream()
                .map(limit -> Map.<String, Object>of(
                        "name", limit.name(),
                        "value", number(limit.value(), 2),
                        "bound", number(limit.bound(), 2),
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

    static List<Map<String, Object>> built(Evidence evidence) {
        return evidence.figures().stream()
                .map(figure -> Map.<String, Object>of(
                        "name", figure.name(),
                        "predicted", optional(figure.predicted(), 0, "-"),
                        "real", number(figure.real(), 0),
                        "above", optional(figure.percentAbove(), 1, "-")))
                .toList();
    }

    private static Map<String, Object> row(
            String name, String baseline, Report report, Function<Report.Figures, String> text) {
        return Map.of(
                "name",
                name,
                "baseline",
                baseline,
                "estimated",
                text.apply(report.estimated()),
                "verified",
                text.apply(report.verified()));
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

    private static String optional(@Nullable Double value, int digits, String nothing) {
        return value == null ? nothing : number(value, digits);
    }
}
