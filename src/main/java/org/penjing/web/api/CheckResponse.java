package org.penjing.web.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be said about a job before any training.
 *
 * @param data null where a job of an earlier version did not look at them
 * @param profiles in the job's order
 */
public record CheckResponse(@Nullable DataResponse data, List<ProfileCheck> profiles) {

    /**
     * Whether a search space can meet the limits of a hardware profile at all.
     *
     * @param shortfall what even the smallest subnet needs above the limits, in words; null where it meets them
     * @param subnets the smallest, a middle and the largest subnet
     */
    public record ProfileCheck(
            String profile, boolean satisfiable, @Nullable String shortfall, List<SubnetResponse> subnets) {}

    /**
     * What one subnet of a search space costs, each figure against its limit.
     *
     * @param subnet {@code smallest}, {@code middle} or {@code largest}
     * @param met whether every limit is
     */
    public record SubnetResponse(
            String subnet, FiguresResponse.DeviceCosts costs, List<LimitResponse> limits, boolean met) {}
}
