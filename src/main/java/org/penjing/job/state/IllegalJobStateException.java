package org.penjing.job.state;

import java.io.Serial;

/** What was asked for does not fit the state that the job is in; the message names that state. */
public final class IllegalJobStateException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final JobState state;

    public IllegalJobStateException(JobState state, String message) {
        super(message);
        this.state = state;
    }

    /** The state that the job is in. */
    public JobState state() {
        return state;
    }
}
