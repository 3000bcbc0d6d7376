package org.penjing.process;

import java.io.Serial;

/** A child process could not do its work; the message says why, for users. */
public class ChildFailedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public ChildFailedException(String reason) {
        super(reason);
    }

    public ChildFailedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
