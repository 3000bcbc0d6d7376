package org.penjing.hardware;

/**
 * What a model may cost on a device, all of them upper bounds in the worst case of full depth.
 *
 * @param flashBytes the packed model
 * @param sramBytes the arena of the model, carried states included
 * @param flopsPerInference two per multiply-accumulate, all steps
 * @param millisPerStep milliseconds of one step
 * @param millisPerInference milliseconds of all steps
 * @param microjoulesPerStep energy of one step
 * @param accuracyDrop points (1 = 0.01) of exact accuracy below the float supernet
 */
public record Limits(
        long flashBytes,
        long sramBytes,
        double flopsPerInference,
        double millisPerStep,
        double millisPerInference,
        double microjoulesPerStep,
        double accuracyDrop) {}
