package org.penjing.export;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.penjing.base.Templates;
import org.penjing.task.Metric;

/** {@code report.html}: a {@link Report} for people, with the front drawn. */
final class ReportPage {
    private ReportPage() {}

    static String html(Report report) {
        String profile = report.provenance().getOrDefault("profile", "");
        List<FrontChart.Point> points = report.front().stream()
                .map(point -> new FrontChart.Point(
                        point.flashBytes(),
                        point.exactAccuracy(),
                        point.verified(),
                        point.published(),
                        profile + ", K = " + point.depth()))
                .toList();
        Report.Baseline baseline = report.baseline();
        String chart = new FrontChart(
                        "Front for " + profile,
                        Metric.headline(report.measured().accuracy().metrics()),
                        List.of(new FrontChart.Series(profile, points)),
                        new FrontChart.Point(
                                baseline.flashBytes(), baseline.exactAccuracy(), true, false, "float network"))
                .svg();
        Map<String, Object> context = new TreeMap<>();
        context.put("profile", profile);
        context.put("chart", chart);
        context.put("figures", ReportFigures.rows(report));
        context.put("limits", ReportFigures.limits(report));
        context.put("layers", ReportFigures.layers(report));
        context.put("device", report.device().name() + " (" + report.device().core() + ")");
        context.put("level", report.evidence().level());
        context.put("engines", ReportFigures.engines(report.evidence()));
        context.put("differences", report.evidence().differences());
        context.put("proofNotes", report.evidence().notes());
        context.put("depth", report.candidate().depth());
        context.put("threshold", report.candidate().haltThreshold());
        context.put("widths", report.candidate().widths().entrySet());
        context.put("provenance", report.provenance().entrySet());
        context.put("model", report.model().entrySet());
        context.put("notes", report.notes());
        context.put(
                "smaller",
                String.format(
                        Locale.ROOT,
                        "%.1f",
                        (double) baseline.flashBytes() / report.predicted().flashBytes()));
        return Templates.html("report.html.mustache", context);
    }
}
