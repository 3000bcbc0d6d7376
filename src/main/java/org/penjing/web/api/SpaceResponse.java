package org.penjing.web.api;

/**
 * A search space that a job can name.
 *
 * @param family of networks that it is for
 */
public record SpaceResponse(String name, String family, String description) {}
