package org.penjing.hardware;

/**
 * What it takes to run one operator at one pair of widths.
 *
 * @param weightBits bits of the weights; of the second factor where both are activations
 * @param activationBits bits of the activations that are read
 * @param instructionsPerMac executed instructions per multiply-accumulate
 * @param instructionsPerOutput further instructions per result: rescaling, storing
 * @param instructionsPerCall further instructions per call
 * @param source where the three figures are from; "unsourced: " and the assumption where nothing was found
 */
public record Kernel(
        KernelOperator operator,
        int weightBits,
        int activationBits,
        double instructionsPerMac,
        double instructionsPerOutput,
        double instructionsPerCall,
        String source) {

    double instructions(double macs, double outputs, double calls) {
        return macs * instructionsPerMac + outputs * instructionsPerOutput + calls * instructionsPerCall;
    }

    boolean runs(KernelOperator wanted, int weights, int activations) {
        return operator == wanted && weightBits == weights && activationBits == activations;
    }
}
