package org.penjing.web.api;

import java.util.Map;

/**
 * What is done to the network, and how it is run.
 *
 * @param depth steps of one inference at most
 * @param haltThreshold confidence in (0, 1] at which an inference stops early; 1 never does
 */
public record CandidateResponse(KeptAndBits compression, int depth, double haltThreshold) {

    /**
     * What is left of the network, layer by layer.
     *
     * @param widths channels kept, by the name of their group
     * @param precisions by the name of the weight
     */
    public record KeptAndBits(Map<String, Integer> widths, Map<String, Bits> precisions) {}

    /** The bit widths of a weight and of the tensor that it is applied to. */
    public record Bits(int weightBits, int activationBits) {}
}
