package org.penjing.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.penjing.cli.client.Connection;
import org.penjing.cli.client.PenjingClient;
import org.penjing.cli.terminal.Arguments;
import org.penjing.cli.terminal.Command;
import org.penjing.cli.terminal.Syntax;
import org.penjing.cli.terminal.Table;
import org.penjing.cli.terminal.Terminal;
import org.penjing.cli.terminal.Text;
import org.penjing.task.Metric;
import org.penjing.web.api.FiguresResponse;
import org.penjing.web.api.FiguresResponse.DeviceCosts;
import org.penjing.web.api.FiguresResponse.MeasuredQuality;
import org.penjing.web.api.FrontResponse;
import org.penjing.web.api.PointResponse;

/** Prints a front as a table. */
final class FrontCommand implements Command {
    private static final String PROFILE = "PROFILE";
    private static final String SVG = "--svg";
    private static final List<String> REST =
            List.of("flash B", "SRAM B", "FLOPs", "ms", "microjoules", "depth", "halt at");

    @Override
    public String name() {
        return "front";
    }

    @Override
    public String summary() {
        return "prints the Pareto front of a job for a hardware profile";
    }

    @Override
    public Syntax syntax() {
        return Connection.syntax("ID", PROFILE).option(SVG, "FILE");
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
        UUID id = Connection.job(arguments);
        PenjingClient client = Connection.open(arguments, terminal);
        lines(client.front(id, arguments.operand(PROFILE))).forEach(terminal::print);
        String picture = arguments.option(SVG);
        if (picture != null) {
            Files.writeString(Path.of(picture), client.picture(id), StandardCharsets.UTF_8);
            terminal.print("the fronts of all profiles, drawn: " + picture);
        }
        return DONE;
    }

    static List<String> lines(FrontResponse front) {
        List<String> lines = new ArrayList<>(new Table(
                        2,
                        header(front),
                        IntStream.range(0, front.points().size())
                                .mapToObj(index -> row(index + 1, front.points().get(index), front.best()))
                                .toList())
                .lines());
        Double hypervolume = front.hypervolume();
        lines.add(front.points().size() + " points, " + progress(front)
                + (hypervolume == null ? "" : ", hypervolume " + Text.number(hypervolume, 4)));
        if (front.shortfall() != null) {
            lines.add("no feasible point: " + front.shortfall());
        }
        for (PointResponse near : front.nearest()) {
            lines.add("near: " + Text.broken(near.violated()));
        }
        return lines;
    }

    /** Figures of accuracy have the names that they have in the task. */
    private static List<String> header(FrontResponse front) {
        Optional<Metric> headline = front.points().stream()
                .map(point -> point.figures().quality())
                .filter(Objects::nonNull)
                .map(quality -> Metric.of(quality.headline()))
                .filter(metric -> metric != Metric.EXACT_ACCURACY)
                .findFirst();
        List<String> header = new ArrayList<>(List.of("point", "figures"));
        header.add(headline.map(Metric::label).orElse("exact"));
        header.addAll(List.of("tuned", headline.isPresent() ? "macro F1" : "cells"));
        header.addAll(REST);
        return header;
    }

    private static String headline(@Nullable MeasuredQuality quality, double value) {
        return (quality == null ? Metric.EXACT_ACCURACY : Metric.of(quality.headline())).value(value);
    }

    /** Share of right cells of a grid; of classes the mean F1. */
    private static String finer(@Nullable MeasuredQuality quality) {
        if (quality == null) {
            return Text.NOTHING;
        }
        Map<String, Double> metrics = quality.metrics();
        if (metrics == null) {
            return Text.percent(quality.cellAccuracy());
        }
        Double macroF1 = metrics.get(Metric.MACRO_F1.id());
        return macroF1 == null ? Text.NOTHING : Text.number(macroF1, 4);
    }

    private static String progress(FrontResponse front) {
        if (front.complete()) {
            return "the search is over";
        }
        return front.state().isTerminal()
                ? "the job ended as " + front.state() + " before the search was over"
                : "still searching";
    }

    private static List<String> row(int number, PointResponse point, @Nullable Integer best) {
        FiguresResponse figures = point.figures();
        DeviceCosts costs = figures.costs();
        MeasuredQuality quality = figures.quality();
        String origin = point.rank() == null ? "estimated" : "verified, rank " + point.rank();
        String praise = point.rank() != null && point.rank().equals(best) ? ", best" : "";
        return List.of(
                Integer.toString(number),
                point.feasible() ? origin + praise : origin + praise + ", infeasible",
                quality == null ? Text.NOTHING : headline(quality, quality.exactAccuracy()),
                point.rank() == null ? headline(quality, point.expectedAccuracy()) : Text.NOTHING,
                finer(quality),
                Text.count(costs.flashBytes()),
                Text.count(costs.sramBytes()),
                Text.count(costs.flops()),
                Text.number(costs.latencyMillis(), 2),
                Text.optional(costs.energyMicrojoules(), 1),
                Integer.toString(point.candidate().depth()),
                Text.number(point.candidate().haltThreshold(), 3));
    }
}
