package org.penjing.job.files;

/**
 * A published file.
 *
 * @param sha256 in lower-case hexadecimal
 */
public record ArtefactView(String name, long bytes, String sha256) {}
