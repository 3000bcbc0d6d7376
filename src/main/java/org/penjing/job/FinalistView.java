package org.penjing.job;

import java.util.List;
import org.penjing.job.files.ArtefactView;
import org.penjing.job.work.Baseline;
import org.penjing.job.work.FrontPoint;

/**
 * A published finalist of a job for a profile.
 *
 * @param best whether it is the best of the profile, as the job calls best
 */
public record FinalistView(
        String profile, int rank, boolean best, FrontPoint point, Baseline baseline, List<ArtefactView> files) {}
