package org.penjing.process;

import java.io.Serial;

/** A child process was killed or crashed, so that another try may succeed. */
public final class ChildDiedException extends ChildFailedException {
    @Serial
    private static final long serialVersionUID = 1;

    ChildDiedException(String reason) {
        super(reason);
    }
}
