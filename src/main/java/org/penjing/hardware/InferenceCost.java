package org.penjing.hardware;

/**
 * What one inference costs.
 *
 * @param steps how many steps it takes; a mean where inferences stop early, so not always whole
 * @param macs multiply-accumulates of all steps
 * @param instructions executed instructions of all steps
 * @param millis milliseconds of all steps
 * @param microjoules energy of all steps
 */
public record InferenceCost(double steps, double macs, double instructions, double millis, double microjoules) {
    public double flops() {
        return 2 * macs;
    }
}
