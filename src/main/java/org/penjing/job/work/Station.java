package org.penjing.job.work;

import java.nio.file.Path;
import java.util.UUID;
import org.penjing.job.spec.JobSpec;

/**
 * What every station of a job is given.
 *
 * @param directory the job's own, for work files; kept over restarts
 */
public record Station(UUID job, JobSpec spec, Path directory, Progress progress, Cancellation cancellation) {}
