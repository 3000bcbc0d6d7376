package org.penjing.search.accuracy;

import java.io.Serial;

/** A subnet that cannot be run, where others can. */
final class SubnetFailedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    SubnetFailedException(String reason) {
        super(reason);
    }

    SubnetFailedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
