package org.penjing.web.api;

/**
 * The full network in floating point, tuned as finalists are, at its best depth: what everything is compared with.
 *
 * @param exactAccuracy the headline on held-out samples, as in {@link FiguresResponse.MeasuredQuality}
 * @param cellAccuracy as there
 * @param flashBytes of its parameters as 32-bit floats
 * @param depth steps of one inference
 */
public record BaselineResponse(double exactAccuracy, double cellAccuracy, long flashBytes, int depth) {}
