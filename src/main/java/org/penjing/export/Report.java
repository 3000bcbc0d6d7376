package org.penjing.export;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penjing.task.Metric;

/**
 * What a bundle says about its model; {@code report.json} is this record.
 *
 * @param format version of this layout
 * @param provenance what the model was made from and by: seed, versions, data hashes, search space, profile
 * @param model the family's settings
 * @param device what it was searched for
 * @param candidate what was decided
 * @param limits each limit with the figure it is judged by
 * @param baseline the full network in float, on the test split
 * @param estimated figures that led to the choice
 * @param predicted what the cost model says of the model that is published
 * @param measured what was seen of the model that is published
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
        Estimate estimated,
        Cost predicted,
        Measurement measured,
        Evidence evidence,
        List<FrontPoint> front,
        List<String> notes) {
    public static final String FORMAT = "penjing-report-3";

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
    public record Limit(String name, double value, double bound, boolean met, Basis basis) {}

    /** Where the value of a limit comes from. */
    public enum Basis {
        /** The model that is published: its answers, or its linked firmware. */
        @JsonProperty("measured")
        MEASURED,

        /** The cost model. */
        @JsonProperty("predicted")
        PREDICTED
    }

    /** The full network in float. */
    public record Baseline(double exactAccuracy, double cellAccuracy, long flashBytes, int depth) {}

    /**
     * How well answers fit.
     *
     * @param samples that were asked
     * @param exactAccuracy the headline: share of puzzles solved in every cell, of classes that are right, or R2 of numbers
     * @param meanSteps of an inference
     * @param metrics all that the task has, the headline first; null where answers are grids of tokens
     */
    public record Accuracy(
            int samples,
            double exactAccuracy,
            double cellAccuracy,
            double macroF1,
            double meanSteps,
            @Nullable Map<Metric, Double> metrics) {}

    /**
     * What the cost model says, for a whole inference at full depth unless the name says otherwise.
     *
     * @param sramBytes variables and arena, without the stack
     * @param expectedLatencyMillis of an inference that takes the mean number of steps
     * @param expectedEnergyMicrojoules of the same
     */
    public record Cost(
            long flashBytes,
            long sramBytes,
            long macs,
            double flops,
            double instructionsPerStep,
            double millisPerStep,
            double latencyMillis,
            double expectedLatencyMillis,
            double microjoulesPerStep,
            double energyMicrojoules,
            double expectedEnergyMicrojoules) {}

    /**
     * What the search knew.
     *
     * @param accuracy of the supernet's subnet on the validation split
     */
    public record Estimate(Accuracy accuracy, Cost cost) {}

    /**
     * What was seen.
     *
     * @param accuracy of the integer definition on the test split
     * @param firmware null where no toolchain linked it
     */
    public record Measurement(Accuracy accuracy, @Nullable FirmwareFigures firmware) {}

    /**
     * A point of the front.
     *
     * @param exactAccuracy measured of verified ones, of others what fine-tuning is expected to reach
     */
    public record FrontPoint(
            long flashBytes,
            double exactAccuracy,
            double latencyMillis,
            int depth,
            boolean verified,
            boolean published) {}
}
