package org.penjing.cli;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penjing.export.FrontChart;
import org.penjing.job.FinalistView;
import org.penjing.job.work.Baseline;
import org.penjing.job.work.FrontPoint;
import org.penjing.web.JobResponse;

/** The fronts of all profiles of a job in one picture. */
final class FrontPicture {
    private FrontPicture() {}

    static String svg(JobResponse job, List<ProfileResult> results) {
        List<FrontChart.Series> series = results.stream()
                .map(result -> new FrontChart.Series(result.profile(), points(result)))
                .toList();
        return new FrontChart("Fronts of " + job.name() + ", seed " + job.seed(), series, baseline(job.baseline()))
                .svg();
    }

    private static FrontChart.@Nullable Point baseline(@Nullable Baseline baseline) {
        return baseline == null
                ? null
                : new FrontChart.Point(baseline.flashBytes(), baseline.exactAccuracy(), true, false, "float network");
    }

    private static List<FrontChart.Point> points(ProfileResult result) {
        FinalistView best = result.best();
        String bestGenome = best == null ? "" : best.point().genome();
        Stream<FrontPoint> front = result.front().points().stream();
        boolean bestIsThere = result.front().points().stream()
                .anyMatch(point -> point.genome().equals(bestGenome));
        return (best == null || bestIsThere ? front : Stream.concat(front, Stream.of(best.point())))
                .map(point -> point(result.profile(), point, point.genome().equals(bestGenome)))
                .toList();
    }

    private static FrontChart.Point point(String profile, FrontPoint point, boolean isBest) {
        return new FrontChart.Point(
                point.figures().costs().flashBytes(),
                point.exactAccuracy(),
                point.verified() != null,
                isBest,
                profile + ", K = " + point.candidate().depth());
    }
}
