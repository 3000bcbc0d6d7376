package org.penjing.job.work;

import java.util.List;
import org.penjing.hardware.LimitCheck;

/**
 * What a finalist turned out to be, measured from its exported bytes.
 *
 * @param violated the limits that it breaks; none when it is feasible
 */
public record Verified(Figures figures, List<LimitCheck> violated) {
    public Verified {
        violated = List.copyOf(violated);
    }

    public boolean feasible() {
        return violated.isEmpty();
    }
}
