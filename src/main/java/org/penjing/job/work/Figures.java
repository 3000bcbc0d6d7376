package org.penjing.job.work;

import org.jspecify.annotations.Nullable;

/**
 * All figures of a candidate on a device.
 *
 * @param quality null when it was not measured, since the costs alone rule the candidate out
 */
public record Figures(Costs costs, @Nullable Quality quality) {}
