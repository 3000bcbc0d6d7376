package org.penjing.job.work;

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
}
