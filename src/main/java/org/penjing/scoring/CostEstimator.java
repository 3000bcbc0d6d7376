package org.penjing.scoring;

import org.penjing.compress.Compression;
import org.penjing.hardware.StepCost;
import org.penjing.network.Architecture;

/** What one step of a cut architecture costs on the device that candidates are scored for. */
@FunctionalInterface
public interface CostEstimator {
    StepCost cost(Architecture cut, Compression compression);
}
