package org.penjing.job;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penjing.export.FrontChart;
import org.penjing.job.work.Baseline;
import org.penjing.job.work.Figures;
import org.penjing.job.work.FrontPoint;
import org.penjing.task.Metric;

/** The fronts of all profiles of a job in one picture. */
final class FrontPicture {
    private FrontPicture() {}

    /**
     * What is drawn of a profile.
     *
     * @param best the best verified finalist, which need not be a point of the front; null while there is none
     */
    record Front(
            String profile,
            List<FrontPoint> points,
            @Nullable FrontPoint best) {
        FrontChart.Series series() {
            String bestGenome = best == null ? "" : best.genome();
            boolean bestIsThere =
                    points.stream().anyMatch(point -> point.genome().equals(bestGenome));
            return new FrontChart.Series(
                    profile,
                    (best == null || bestIsThere ? points.stream() : Stream.concat(points.stream(), Stream.of(best)))
                            .map(point -> point(point, point.genome().equals(bestGenome)))
                            .toList());
        }

        private FrontChart.Point point(FrontPoint point, boolean isBest) {
            return new FrontChart.Point(
                    point.figures().costs().flashBytes(),
                    point.score(),
                    point.verified() != null,
                    isBest,
                    profile + ", K = " + point.candidate().depth());
        }
    }

    static String svg(String title, @Nullable Baseline baseline, List<Front> fronts) {
        return new FrontChart(
                        title,
                        headline(fronts),
                        fronts.stream().map(Front::series).toList(),
                        point(baseline))
                .svg();
    }

    private static Metric headline(List<Front> fronts) {
        return Figures.headline(
                fronts.stream().flatMap(front -> front.points().stream()).map(FrontPoint::figures));
    }

    private static FrontChart.@Nullable Point point(@Nullable Baseline baseline) {
        return baseline == null
                ? null
                : new FrontChart.Point(baseline.flashBytes(), baseline.score(), true, false, "float network");
    }
}
