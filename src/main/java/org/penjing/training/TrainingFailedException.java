package org.penjing.training;

import java.io.Serial;

/** The training process ended without a result; the message says why in words for a user. */
public class TrainingFailedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public TrainingFailedException(String reason) {
        super(reason);
    }

    public TrainingFailedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
