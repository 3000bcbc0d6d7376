package org.penjing.job.work;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penjing.export.Evidence;
import org.penjing.export.FirmwareFigures;
import org.penjing.hardware.LimitCheck;

/**
 * What a finalist turned out to be.
 *
 * @param figures accuracy as its exported files compute on the test split, costs from the cost model
 * @param haltThreshold the confidence at which its inferences end, chosen on the validation split; 1 never does
 * @param violated the limits that it breaks; none when it is feasible
 * @param firmware what its linked firmware takes; null where no toolchain linked it
 * @param evidence how far it is proven that the files compute this
 */
public record Verified(
        Figures figures,
        double haltThreshold,
        List<LimitCheck> violated,
        @Nullable FirmwareFigures firmware,
        Evidence evidence) {
    public Verified {
        violated = List.copyOf(violated);
    }

    public boolean feasible() {
        return violated.isEmpty();
    }
}
