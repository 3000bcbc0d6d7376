package org.penjing.job.work;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penjing.job.request.JobSpec;

/**
 * The heavy stations of a job. Calls block, come from one thread per job, and may be repeated after a kill: each goes on from
 * what it left in the directories it was given. Every call watches {@link Station#cancellation()}.
 *
 * <p>A user's mistake that only shows here (a data file that cannot be read, say) is an
 * {@link org.penjing.base.InvalidInputException}; whatever else a user should read as the reason of a failed job is a
 * {@link WorkbenchException}; {@link IOException} means that a directory could not be read or written.
 */
public interface Workbench {
    /**
     * What the data are like, and what the smallest, a middle and the largest subnet would cost; trains nothing.
     *
     * @param trained the directory of the job whose supernet is searched; null where the job trains its own
     * @param cancellation ends the look early; whatever is thrown then says nothing of the job
     */
    FeasibilityReport check(JobSpec spec, @Nullable Path trained, Cancellation cancellation);

    /**
     * Trains the supernet, or takes over that of {@link Station#trained}, and leaves it in the station's directory; returns at
     * once if it is there already.
     */
    Baseline train(Station station) throws IOException;

    /** Starts the search for one profile, or goes on after the last stored generation. */
    SearchRun search(Station station, String profile, Baseline baseline, SearchHistory history) throws IOException;

    /** Fine-tunes finalists and leaves them in the station's directory; what is there already is left alone. */
    void fineTune(Station station, List<Finalist> finalists) throws IOException;

    /**
     * Exports a fine-tuned finalist into {@code directory}, measures its integer definition on the test split, and runs the
     * exported files against that.
     */
    Verified verify(Station station, Baseline baseline, Finalist finalist, Path directory) throws IOException;

    /** Completes the {@link Publication#files} of a verified finalist in its directory. */
    void publish(Station station, Publication publication) throws IOException;

    /** Frees what is held for a run that ends; another run of the job may follow, or have begun. */
    default void release(Station station) {}
}
