package org.penjing.job.state;

import java.util.Set;

/** Where a job stands. */
public enum JobState {
    /** Waits for its turn. */
    QUEUED,
    /** The supernet is trained. */
    TRAINING,
    /** Candidates are scored, profile after profile. */
    SEARCHING,
    /** The finalists are trained with their own widths and bits. */
    FINE_TUNING,
    /** The finalists are lowered to integers, measured, exported, and the exported files held against them. */
    VERIFYING,
    /** At least one profile has a verified model that meets its limits. */
    COMPLETED,
    /** No profile has a model that meets its limits; the nearest candidates are kept. */
    COMPLETED_INFEASIBLE,
    /** Could not go on; the job has a reason. */
    FAILED,
    /** Stopped by a user. */
    CANCELLED;

    public boolean isTerminal() {
        return next().isEmpty();
    }

    /** The states that may follow this one. */
    public Set<JobState> next() {
        return switch (this) {
            case QUEUED -> Set.of(TRAINING, COMPLETED_INFEASIBLE, FAILED, CANCELLED);
            case TRAINING -> Set.of(SEARCHING, FAILED, CANCELLED);
            case SEARCHING -> Set.of(FINE_TUNING, COMPLETED_INFEASIBLE, FAILED, CANCELLED);
            case FINE_TUNING -> Set.of(VERIFYING, FAILED, CANCELLED);
            case VERIFYING -> Set.of(COMPLETED, COMPLETED_INFEASIBLE, FAILED, CANCELLED);
            case COMPLETED, COMPLETED_INFEASIBLE, FAILED, CANCELLED -> Set.of();
        };
    }
}
