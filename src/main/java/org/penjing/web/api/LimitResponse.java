package org.penjing.web.api;

import org.jspecify.annotations.Nullable;

/**
 * A cost held against its limit.
 *
 * @param limit its id in a job file, which tells the unit
 * @param actual what the model costs
 * @param bound the largest value that meets the limit
 * @param broken both in words, such as {@code 1.42 of at most 1 mJ a step}; null where the limit is met
 */
public record LimitResponse(
        String limit,
        double actual,
        double bound,
        boolean met,
        @Nullable String broken) {}
