package org.penjing.job;

import java.util.UUID;
import org.penjing.job.spec.JobSpec;

/**
 * The right of one run to change a job, until another run claims it or a user cancels it.
 *
 * @param epoch of the run; everything it stores is conditional on the job still having it
 */
record Claim(UUID job, long epoch, JobSpec spec) {}
