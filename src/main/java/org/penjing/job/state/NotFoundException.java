package org.penjing.job.state;

import java.io.Serial;

/** There is no such job, or nothing of that name in it; the message says which. */
public final class NotFoundException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public NotFoundException(String message) {
        super(message);
    }
}
