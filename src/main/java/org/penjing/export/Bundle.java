package org.penjing.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The files that a user downloads for one profile. */
public final class Bundle {
    public static final String MODEL = "model.onnx";
    public static final String STEP = "step.onnx";
    public static final String REPORT = "report.json";
    public static final String PAGE = "report.html";
    public static final String ARCHIVE = "bundle.zip";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Bundle() {}

    /** Writes the reports and the archive beside the {@code model.onnx} and {@code step.onnx} that already lie in {@code directory}. */
    public static void complete(Path directory, Report report) throws IOException {
        write(directory.resolve(REPORT), JSON.writeValueAsString(report));
        write(directory.resolve(PAGE), page(report));
        archive(directory, List.of(MODEL, STEP, REPORT, PAGE));
    }

    private static String page(Report report) {
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
                        (double) baseline.flashBytes() / report.verified().flashBytes()));
        return Templates.html("report.html.mustache", context);
    }

    private static void archive(Path directory, List<String> files) throws IOException {
        Path temporary = directory.resolve(ARCHIVE + ".tmp");
        try (OutputStream out = Files.newOutputStream(temporary);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String file : files) {
                ZipEntry entry = new ZipEntry(file);
                entry.setTime(0);
                zip.putNextEntry(entry);
                Files.copy(directory.resolve(file), zip);
                zip.closeEntry();
            }
        }
        Files.move(temporary, directory.resolve(ARCHIVE), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(Path file, String text) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(temporary, text, StandardCharsets.UTF_8);
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
