package org.penjing.job.work;

import org.jspecify.annotations.Nullable;

/**
 * All figures of a candidate on a device.
 *
 * @param quality null when it could not be measured
 */
public record Figures(Costs costs, @Nullable Quality quality) {}
