package org.penjing.web.api;

/** What a job is at. */
public enum JobStatus {
    QUEUED,
    TRAINING,
    SEARCHING,
    FINE_TUNING,
    VERIFYING,
    COMPLETED,
    COMPLETED_INFEASIBLE,
    FAILED,
    CANCELLED;

    /** Whether the job has ended. */
    public boolean isTerminal() {
        return switch (this) {
            case QUEUED, TRAINING, SEARCHING, FINE_TUNING, VERIFYING -> false;
            case COMPLETED, COMPLETED_INFEASIBLE, FAILED, CANCELLED -> true;
        };
    }
}
