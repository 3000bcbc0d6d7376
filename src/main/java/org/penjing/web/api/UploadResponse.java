package org.penjing.web.api;

/**
 * A data file that a client has brought.
 *
 * @param file what a job names as its {@code data.file}
 * @param bytes of it
 */
public record UploadResponse(String file, long bytes) {}
