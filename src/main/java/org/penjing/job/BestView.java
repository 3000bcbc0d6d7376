package org.penjing.job;

import java.util.List;
import org.penjing.job.work.Baseline;
import org.penjing.job.work.FrontPoint;

/** The published model of a job for a profile. */
public record BestView(String profile, FrontPoint point, Baseline baseline, List<ArtefactView> files) {}
