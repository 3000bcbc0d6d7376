package org.penjing.web.api;

import org.jspecify.annotations.Nullable;

/**
 * The full network in floating point, tuned as finalists are, at its best depth: what everything is compared with.
 *
 * @param exactAccuracy the headline on held-out samples, as in {@link FiguresResponse.MeasuredQuality}
 * @param cellAccuracy as there
 * @param flashBytes of its parameters as 32-bit floats
 * @param depth steps of one inference; null in jobs of version 0.1, which measured at the model's maximal depth
 */
public record BaselineResponse(
        double exactAccuracy,
        double cellAccuracy,
        long flashBytes,
        @Nullable Integer depth) {}
