package org.penjing.job.work;

/** The stages of a job that take time, in their order. */
public enum Stage {
    TRAINING,
    SEARCHING,
    FINE_TUNING,
    VERIFYING
}
