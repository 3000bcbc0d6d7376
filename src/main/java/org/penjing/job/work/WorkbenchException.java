package org.penjing.job.work;

import java.io.Serial;

/** A station that cannot do its work; the message becomes the reason of the failed job, so it is written for users. */
public final class WorkbenchException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public WorkbenchException(String message) {
        super(message);
    }

    public WorkbenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
