package org.penjing.web.guard;

import java.time.Duration;

/**
 * How fast a body must come: all of it within {@code grace}, and a second more for every {@value #BYTES_PER_SECOND} bytes.
 *
 * @param grace what a body that is small may take
 */
record BodyPace(Duration grace) {
    private static final long BYTES_PER_SECOND = 64 * 1024;

    /** Whether a body that has brought so many bytes in this time may go on. */
    boolean allows(long bytes, long nanos) {
        return nanos <= grace.toNanos() + Math.multiplyExact(bytes / BYTES_PER_SECOND, 1_000_000_000L);
    }

    String rule() {
        return "a request body comes within " + grace.toSeconds() + " s, and a second more for every "
                + BYTES_PER_SECOND / 1024 + " KB of it; send it faster, or set penjing.body-time";
    }
}
