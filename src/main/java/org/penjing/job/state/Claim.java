package org.penjing.job.state;

import java.util.UUID;
import org.penjing.job.request.JobSpec;

/**
 * The right of one run to change a job, until another run claims it or a user cancels it.
 *
 * @param epoch of the run; everything it stores is conditional on the job still having it
 */
public record Claim(UUID job, long epoch, JobSpec spec) {}
