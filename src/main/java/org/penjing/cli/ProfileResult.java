package org.penjing.cli;

import org.jspecify.annotations.Nullable;
import org.penjing.job.FinalistView;
import org.penjing.job.FrontView;

/**
 * What a job found for a profile.
 *
 * @param best null if no model meets the limits
 */
record ProfileResult(
        String profile, FrontView front, @Nullable FinalistView best) {}
