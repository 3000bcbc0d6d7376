package org.penjing.job.work;

import java.util.List;
import java.util.Objects;
import org.penjing.export.Evidence;
import org.penjing.hardware.LimitCheck;

/**
 * What a finalist turned out to be, measured as its exported files compute.
 *
 * @param haltThreshold the confidence at which its inferences end, chosen on the validation split; 1 never does, and 0
 *     stands for it in what was stored before there was a choice
 * @param violated the limits that it breaks; none when it is feasible
 * @param evidence how far it is proven that the files compute this
 */
public record Verified(Figures figures, double haltThreshold, List<LimitCheck> violated, Evidence evidence) {
    public Verified {
        haltThreshold = haltThreshold == 0 ? 1 : haltThreshold;
        violated = List.copyOf(violated);
        evidence = Objects.requireNonNullElse(evidence, Evidence.NONE);
    }

    public boolean feasible() {
        return violated.isEmpty();
    }
}
