package org.penjing.export.firmware;

import java.util.Map;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.integer.IntegerModel;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.hardware.cost.Arena;
import org.penjing.hardware.cost.StepPlan;
import org.penjing.hardware.cost.StepPlanner;
import org.penjing.network.Architecture;

/**
 * What a firmware package is made of.
 *
 * @param plan the calls of a step, and where each tensor lies
 * @param alphabet a character per token, for people who read the package
 * @param provenance what the model was made from and by
 * @param questions inputs of the test vectors, [vector][cell]
 */
public record Firmware(
        IntegerModel model, StepPlan plan, String alphabet, Map<String, String> provenance, int[][] questions) {
    /** How many test vectors a package has, if there are as many questions. */
    public static final int VECTORS = 64;

    /** The largest arena that nodes can address: 65,536 units of 8 bytes. */
    public static final long LARGEST_ARENA = 8L << 16;

    /** The package of a model; its step is planned as the cost model plans it. */
    public static Firmware of(
            CompressedModel model,
            double haltThreshold,
            String alphabet,
            Map<String, String> provenance,
            int[][] questions) {
        Architecture architecture = model.architecture();
        return new Firmware(
                IntegerModel.of(
                        IntegerNetwork.of(model), architecture.recursion().maxDepth(), haltThreshold),
                new StepPlanner(architecture).plan(architecture, model.compression()),
                alphabet,
                provenance,
                questions);
    }

    public Firmware {
        long arena = plan.arena().bytes();
        if (arena > LARGEST_ARENA) {
            throw new IllegalArgumentException(
                    "an arena of " + arena + " bytes is above the " + LARGEST_ARENA + " that firmware addresses");
        }
        if (questions.length == 0) {
            throw new IllegalArgumentException("a package needs at least one question for its test vectors");
        }
    }

    /** Where each tensor lies. */
    public Arena arena() {
        return plan.arena();
    }
}
