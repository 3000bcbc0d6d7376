package org.penjing.cli;

import org.jspecify.annotations.Nullable;
import org.penjing.job.BestView;
import org.penjing.job.FrontView;

/**
 * What a job found for a profile.
 *
 * @param best null if no model meets the limits
 */
record ProfileResult(
        String profile, FrontView front, @Nullable BestView best) {}
