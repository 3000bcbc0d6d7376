package org.penjing.cli.client;

import java.util.Comparator;
import java.util.Optional;
import org.penjing.cli.terminal.Text;
import org.penjing.task.Metric;
import org.penjing.web.api.FiguresResponse.MeasuredQuality;
import org.penjing.web.api.JobResponse;
import org.penjing.web.api.PointResponse;
import org.penjing.web.api.ProfileResponse;

/** How far a job is, in one line: share done, phase, best so far, time left. */
final class ProgressLine {
    private static final int BAR = 20;
    private static final String SEPARATOR = " | ";

    private ProgressLine() {}

    /** With a bar, in at most {@code columns} characters; what is too long is cut from the phase. */
    static String bar(JobResponse job, int columns) {
        String start = bar(job.percent()) + percent(job.percent()) + " ";
        String end = end(job);
        String phase = Text.cut(job.phase(), Math.max(0, columns - start.length() - end.length()));
        return Text.cut(start + phase + end, columns);
    }

    /** For a file or a pipe. */
    static String plain(JobResponse job) {
        return percent(job.percent()).strip() + "  " + job.state() + "  " + job.phase() + end(job);
    }

    private static String bar(double percent) {
        int full = (int) Math.round(Math.clamp(percent, 0, 100) / 100 * BAR);
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
    }

    private static String percent(double percent) {
        return " ".repeat(percent < 10 ? 2 : percent < 100 ? 1 : 0) + Text.number(percent, 1) + " %";
    }

    private static String end(JobResponse job) {
        Double left = job.secondsLeft();
        return best(job).map(best -> SEPARATOR + best).orElse("")
                + (left == null ? "" : SEPARATOR + Text.duration(left) + " left");
    }

    /** The most accurate feasible model of all profiles. */
    private static Optional<String> best(JobResponse job) {
        return job.profiles().stream()
                .flatMap(profile -> Best.of(profile).stream())
                .max(Comparator.comparingDouble(best -> best.quality().exactAccuracy()))
                .map(best -> "best "
                        + Metric.of(best.quality().headline())
                                .value(best.quality().exactAccuracy()) + " " + best.profile());
    }

    private record Best(String profile, MeasuredQuality quality) {
        static Optional<Best> of(ProfileResponse profile) {
            return Optional.ofNullable(profile.best())
                    .filter(PointResponse::feasible)
                    .map(best -> best.figures().quality())
                    .map(quality -> new Best(profile.profile(), quality));
        }
    }
}
