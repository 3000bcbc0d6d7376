package org.penjing.job.work;

import java.io.Serial;

/** A station stopped because it was told to. */
public final class CancelledException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public CancelledException() {
        super("the job was told to stop");
    }
}
