package org.penjing.export;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle says about its model; {@code report.json} is this record.
 *
 * @param format version of this layout
 * @param provenance what the model was made from and by: seed, versions, data hashes, search space, profile
 * @param model the family's settings
 * @param device what it was searched for
 * @param candidate what was decided
 * @param limits each limit with the verified figure
 * @param baseline the full network in float
 * @param estimated figures that led to the choice: accuracy on the supernet's validation split
 * @param verified accuracy of the integer definition on the test split, with the cost model's figures
 * @param evidence how far it is proven that the exported files compute this
 * @param front all points of the profile's front
 * @param notes what a reader should know about this bundle in particular
 */
public record Report(
        String format,
        Map<String, String> provenance,
        Map<String, Object> model,
        Device device,
        Decision candidate,
        List<Limit> limits,
        Baseline baseline,
        Figures estimated,
        Figures verified,
        Evidence evidence,
        List<FrontPoint> front,
        List<String> notes) {
    public static final String FORMAT = "penjing-report-2";

    /**
     * The device.
     *
     * @param core its processor core, such as {@code Cortex-M4F}
     */
    public record Device(String name, String core) {}

    /** What the search decided, with the whole network's layers in order. */
    public record Decision(int depth, double haltThreshold, Map<String, Integer> widths, List<Layer> layers) {}

    /**
     * One weight.
     *
     * @param packedBytes of its integers, without scales
     * @param share of the step's multiply-accumulates, from 0 to 1
     */
    public record Layer(
            String weight,
            int inputs,
            int outputs,
            int weightBits,
            int activationBits,
            boolean memoryOnly,
            long packedBytes,
            double share) {}

    /** One limit. */
    public record Limit(String name, double value, double bound, boolean met) {}

    /** The full network in float. */
    public record Baseline(
            double exactAccuracy,
            double cellAccuracy,
            long flashBytes,
            @Nullable Integer depth) {}

    /** Accuracy and cost; costs are for a whole inference at full depth unless they say otherwise. */
    public record Figures(
            double exactAccuracy,
            double cellAccuracy,
            double macroF1,
            double expectedDepth,
            long flashBytes,
            long sramBytes,
            long macs,
            double flops,
            double millisPerStep,
            double latencyMillis,
            double expectedLatencyMillis,
            @Nullable Double microjoulesPerStep,
            @Nullable Double energyMicrojoules) {}

    /** A point of the front. */
    public record FrontPoint(
            long flashBytes,
            double exactAccuracy,
            double latencyMillis,
            int depth,
            boolean verified,
            boolean published) {}
}
