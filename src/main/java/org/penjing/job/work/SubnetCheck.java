package org.penjing.job.work;

import java.util.List;
import org.penjing.hardware.LimitCheck;

/**
 * What one subnet of a search space costs, each figure against its limit.
 *
 * @param subnet {@code smallest}, {@code middle} or {@code largest}
 */
public record SubnetCheck(String subnet, Costs costs, List<LimitCheck> limits) {
    public SubnetCheck {
        limits = List.copyOf(limits);
    }

    /** Whether every limit is met. */
    public boolean isMet() {
        return limits.stream().allMatch(LimitCheck::isMet);
    }
}
