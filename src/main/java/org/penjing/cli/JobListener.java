package org.penjing.cli;

import org.penjing.web.api.GenerationResponse;
import org.penjing.web.api.JobResponse;

/** Hears how a job goes on. */
interface JobListener {
    void progressed(JobResponse job);

    default void searched(GenerationResponse generation) {}

    /** The connection broke; it is tried again. */
    default void lost(String reason) {}
}
