package org.penjing.job.work;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A figure against its limit.
 *
 * @param limit name of the limit, as in a profile, such as {@code sramBytes}
 * @param value what the candidate needs
 * @param bound what is allowed at most
 */
public record LimitCheck(String limit, double value, double bound) {
    public boolean met() {
        return value <= bound;
    }

    /** Broken limits, in numbers. */
    public static String inWords(List<LimitCheck> broken) {
        return broken.stream()
                .filter(limit -> !limit.met())
                .map(limit -> number(limit.value) + " " + limit.limit + " of at most " + number(limit.bound))
                .collect(Collectors.joining(", "));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
