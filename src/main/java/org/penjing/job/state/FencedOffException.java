package org.penjing.job.state;

import java.io.Serial;
import java.util.UUID;

/** A result came from a run of the job that has been cancelled or replaced; nothing of it was stored. */
public final class FencedOffException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public FencedOffException(UUID job, long epoch, long current) {
        super("run " + epoch + " of job " + job + " is over, the current one is " + current);
    }
}
