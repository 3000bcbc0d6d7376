package org.penjing.cli.demo;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penjing.web.api.BaselineResponse;
import org.penjing.web.api.FinalistResponse;
import org.penjing.web.api.FrontResponse;
import org.penjing.web.api.PointResponse;

/**
 * What a job found for a profile.
 *
 * @param best null if no model meets the limits
 */
public record ProfileResult(
        String profile, FrontResponse front, @Nullable FinalistResponse best) {
    private static final Comparator<PointResponse> BY_FLASH =
            Comparator.comparingLong(point -> point.figures().costs().flashBytes());
    private static final Comparator<PointResponse> BY_ACCURACY = Comparator.comparingDouble(PointResponse::score);
    private static final double POINT = 0.01;
    /** So that a point is one to its last digit. */
    private static final double ROUNDING = 1e-9;

    /** The verified model of least flash within the limits that is at most a point less accurate than the float network. */
    Optional<PointResponse> smallest(BaselineResponse baseline) {
        return verified()
                .filter(point -> point.score() >= baseline.exactAccuracy() - POINT - ROUNDING)
                .min(BY_FLASH.thenComparing(BY_ACCURACY.reversed()));
    }

    /** The most accurate verified model within the limits. */
    Optional<PointResponse> mostAccurate() {
        return verified().min(BY_ACCURACY.reversed().thenComparing(BY_FLASH));
    }

    private Stream<PointResponse> verified() {
        return front.points().stream().filter(point -> point.verified() != null && point.feasible());
    }
}
