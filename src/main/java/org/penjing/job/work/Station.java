package org.penjing.job.work;

import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penjing.job.request.JobSpec;

/**
 * What every station of a job is given.
 *
 * @param directory the job's own, for work files; kept over restarts
 * @param trained the directory of the job whose supernet is searched; null where this job trains its own
 */
public record Station(
        UUID job, JobSpec spec, Path directory, @Nullable Path trained, Progress progress, Cancellation cancellation) {
    /** This one, for a part of its work: from the fraction {@code from} of it to {@code to}. */
    public Station part(double from, double to) {
        return new Station(job, spec, directory, trained, progress.part(from, to), cancellation);
    }
}
