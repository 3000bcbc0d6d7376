package org.penjing.search.scoring;

import org.penjing.compress.Compression;
import org.penjing.hardware.StepCost;
import org.penjing.network.Architecture;

/** What a subnet costs on one device. */
@FunctionalInterface
public interface CostEstimator {
    /**
     * The cost of one step.
     *
     * @param subnet an architecture already cut to its kept channels
     */
    StepCost cost(Architecture subnet, Compression compression);
}
