package org.penjing.job.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A data file that a client has brought.
 *
 * @param file what a job names as its {@code data.file}: {@code upload:} and the SHA-256 of its bytes in hexadecimal digits, with
 *     {@code .npz} behind if the file is a ZIP
 * @param bytes of it
 */
public record Upload(String file, long bytes) {
    static final String PREFIX = "upload:";
    private static final String ARCHIVE = ".npz";
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /** The upload that lies in a file of its digest's name. */
    static Upload of(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            String ending = Arrays.equals(bytes.readNBytes(ZIP.length), ZIP) ? ARCHIVE : "";
            return new Upload(PREFIX + file.getFileName() + ending, Files.size(file));
        }
    }

    /** The digits alone. */
    public String digest() {
        return digest(file);
    }

    /** Those of a name that begins with {@link #PREFIX}. */
    static String digest(String name) {
        String digest = name.substring(PREFIX.length());
        return digest.endsWith(ARCHIVE) ? digest.substring(0, digest.length() - ARCHIVE.length()) : digest;
    }
}
