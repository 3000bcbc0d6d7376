package org.penjing.job.files;

/**
 * A data file that a client has brought.
 *
 * @param file what a job names as its {@code data.file}: {@code upload:} and the SHA-256 of its bytes in hexadecimal digits
 * @param bytes of it
 */
public record Upload(String file, long bytes) {
    static final String PREFIX = "upload:";

    /** The digits alone. */
    public String digest() {
        return file.substring(PREFIX.length());
    }
}
