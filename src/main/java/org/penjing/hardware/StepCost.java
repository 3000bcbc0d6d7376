package org.penjing.hardware;

/**
 * What a compressed network costs on a device, estimated from its shapes alone; all figures that grow with depth are for one
 * step.
 *
 * @param flashBytes packed weights with their scales, biases and tables
 * @param sramBytes peak of the planned arena, carried states included
 * @param macs multiply-accumulates of one step
 * @param instructions executed instructions of one step
 * @param millis milliseconds of one step
 * @param microjoules energy of one step; NaN when the profile has no energy figure
 */
public record StepCost(
        long flashBytes, long sramBytes, long macs, double instructions, double millis, double microjoules) {
    public double flops() {
        return 2.0 * macs;
    }
}
