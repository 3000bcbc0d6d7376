package org.penjing.job.work;

/**
 * A search space in a list.
 *
 * @param family of networks that it is for
 */
public record SpaceSummary(String name, String family, String description) {}
