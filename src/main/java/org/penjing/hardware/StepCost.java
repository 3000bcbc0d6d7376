package org.penjing.hardware;

/**
 * What a compressed network costs on a device, estimated from its shapes alone; all figures that grow with depth are for one
 * step. docs/cost-model.md has the formulas.
 *
 * @param flashBytes the whole firmware: constants, kernels, driver, library
 * @param sramBytes peak of the planned arena, carried states included
 * @param macs multiply-accumulates of one step
 * @param instructions executed instructions of one step
 * @param millis milliseconds of one step
 * @param microjoules energy of one step
 */
public record StepCost(
        long flashBytes, long sramBytes, long macs, double instructions, double millis, double microjoules) {
    /**
     * The cost of one inference.
     *
     * @param steps the depth K for the worst case; the mean number of steps for the expected cost under early exit
     * @throws IllegalArgumentException if {@code steps} is less than 1
     */
    public InferenceCost inference(double steps) {
        if (!(steps >= 1)) {
            throw new IllegalArgumentException("an inference takes at least one step, was " + steps);
        }
        return new InferenceCost(steps, steps * macs, steps * instructions, steps * millis, steps * microjoules);
    }
}
