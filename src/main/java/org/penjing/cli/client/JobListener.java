package org.penjing.cli.client;

import org.penjing.web.api.GenerationResponse;
import org.penjing.web.api.JobResponse;

/** Hears how a job goes on. */
public interface JobListener {
    void progressed(JobResponse job);

    default void searched(GenerationResponse generation) {}

    /** The connection broke; it is tried again. */
    default void lost(String reason) {}
}
