package org.penjing.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Templates;
import org.penjing.task.Metric;

/**
 * Fronts as a picture: the headline metric over flash bytes on a logarithmic axis. Estimated points are hollow, verified
 * ones filled, a profile's published model ringed; the float network is a cross.
 */
public final class FrontChart {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 480;
    private static final int LEFT = 70;
    private static final int RIGHT = 190;
    private static final int TOP = 46;
    private static final int BOTTOM = 60;
    private static final List<String> COLOURS =
            List.of("#1b6ca8", "#d1495b", "#2e8b57", "#b8860b", "#6a4c93", "#00798c", "#8d6346", "#4a4e69");

    private final String title;
    private final Metric metric;
    private final List<Series> series;
    private final @Nullable Point baseline;

    /** The front of one profile. */
    public record Series(String profile, List<Point> points) {
        public Series {
            points = List.copyOf(points);
        }
    }

    /**
     * One network.
     *
     * @param verified whether the score is the integer definition's on the test split, not what fine-tuning is expected to reach
     * @param best whether this is the published model
     */
    public record Point(long flashBytes, double score, boolean verified, boolean best, String label) {}

    /**
     * @param metric what the points' scores are
     * @param baseline the float network, if it is to be shown
     */
    public FrontChart(String title, Metric metric, List<Series> series, @Nullable Point baseline) {
        this.title = title;
        this.metric = metric;
        this.series = List.copyOf(series);
        this.baseline = baseline;
    }

    /** The picture as a self-contained SVG document. */
    public String svg() {
        Scale x = xScale();
        Scale y = yScale();
        List<Map<String, Object>> marks = new ArrayList<>();
        List<Map<String, Object>> legend = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            String colour = COLOURS.get(i % COLOURS.size());
            legend.add(Map.of(
                    "y",
                    TOP + 14 + 20 * i,
                    "colour",
                    colour,
                    "profile",
                    series.get(i).profile()));
            for (Point point : series.get(i).points()) {
                marks.add(mark(point, colour, x, y));
            }
        }
        Map<String, Object> context = new HashMap<>(Map.of(
                "title", title,
                "metric", metric.label(),
                "width", WIDTH,
                "height", HEIGHT,
                "left", LEFT,
                "right", WIDTH - RIGHT,
                "top", TOP,
                "bottom", HEIGHT - BOTTOM));
        context.put("marks", marks);
        context.put("legend", legend);
        context.put("legendX", WIDTH - RIGHT + 22);
        context.put("legendText", WIDTH - RIGHT + 36);
        context.put("xTicks", xTicks(x));
        context.put("yTicks", yTicks(y));
        context.put("baseline", baseline == null ? List.of() : List.of(mark(baseline, "#222222", x, y)));
        context.put("middleX", (LEFT + WIDTH - RIGHT) / 2);
        context.put("middleY", (TOP + HEIGHT - BOTTOM) / 2);
        context.put("legendEnd", TOP + 30 + 20 * series.size());
        return Templates.html("front.svg.mustache", context);
    }

    private Map<String, Object> mark(Point point, String colour, Scale x, Scale y) {
        return Map.of(
                "x", pixels(x.at(Math.log10(point.flashBytes()))),
                "y", pixels(y.at(point.score())),
                "colour", colour,
                "fill", point.verified() ? colour : "#ffffff",
                "best", point.best(),
                "tooltip",
                        String.format(
                                Locale.ROOT,
                                "%s: %s, %,d bytes%s",
                                point.label(),
                                metric.told(point.score()),
                                point.flashBytes(),
                                point.verified() ? " (verified)" : " (expected)"));
    }

    private Scale xScale() {
        double[] logs = all().stream()
                .mapToDouble(point -> Math.log10(point.flashBytes()))
                .toArray();
        double low = Arrays.stream(logs).min().orElse(3);
        double high = Arrays.stream(logs).max().orElse(5);
        double margin = Math.max(0.05, 0.06 * (high - low));
        return new Scale(low - margin, high + margin, LEFT, WIDTH - RIGHT);
    }

    private Scale yScale() {
        double low = all().stream().mapToDouble(Point::score).min().orElse(0);
        double margin = Math.max(0.01, 0.08 * (1 - low));
        return new Scale(
                metric.isShare() ? Math.max(0, low - margin) : low - margin, 1 + margin / 2, HEIGHT - BOTTOM, TOP);
    }

    private List<Point> all() {
        List<Point> all = new ArrayList<>();
        series.forEach(one -> all.addAll(one.points()));
        if (baseline != null) {
            all.add(baseline);
        }
        return all;
    }

    private static List<Map<String, Object>> xTicks(Scale x) {
        List<Map<String, Object>> ticks = new ArrayList<>();
        for (int decade = 0; decade < 10; decade++) {
            for (int digit : new int[] {1, 2, 5}) {
                double bytes = digit * Math.pow(10, decade);
                double log = Math.log10(bytes);
                if (log >= x.low() && log <= x.high()) {
                    String label = bytes >= 1000
                            ? String.format(Locale.ROOT, "%.0f kB", bytes / 1000)
                            : String.format(Locale.ROOT, "%.0f B", bytes);
                    ticks.add(Map.of("at", pixels(x.at(log)), "label", label));
                }
            }
        }
        return ticks;
    }

    private List<Map<String, Object>> yTicks(Scale y) {
        double span = y.high() - y.low();
        double step = span > 1.5
                ? Math.pow(10, Math.ceil(Math.log10(span / 10)))
                : span > 0.5 ? 0.2 : span > 0.25 ? 0.1 : span > 0.1 ? 0.05 : span > 0.04 ? 0.02 : 0.01;
        List<Map<String, Object>> ticks = new ArrayList<>();
        for (double value = Math.ceil(y.low() / step) * step; value <= 1 + 1e-9; value += step) {
            ticks.add(Map.of("at", pixels(y.at(value)), "label", tick(value)));
        }
        return ticks;
    }

    private String tick(double value) {
        return metric.isShare()
                ? String.format(Locale.ROOT, "%.0f %%", 100 * value)
                : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String pixels(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** Maps values from {@code low} to {@code high} to pixels. */
    private record Scale(double low, double high, double from, double to) {
        double at(double value) {
            return from + (value - low) / (high - low) * (to - from);
        }
    }
}
