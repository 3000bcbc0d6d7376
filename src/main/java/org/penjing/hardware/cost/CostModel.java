package org.penjing.hardware.cost;

import org.penjing.compress.Compression;
import org.penjing.hardware.DeviceProfile;
import org.penjing.hardware.KernelTable;
import org.penjing.hardware.StepCost;
import org.penjing.network.Architecture;

/**
 * Estimates what subnets of one architecture cost on a device, from the plans of their steps. Immutable, so usable by any number
 * of threads. docs/cost-model.md has every formula.
 */
public final class CostModel {
    private final StepPlanner planner;

    /** @param architecture the unpruned architecture, or any slice of it */
    public CostModel(Architecture architecture) {
        planner = new StepPlanner(architecture);
    }

    /**
     * The cost of one step.
     *
     * @param sliced the architecture at the widths of {@code compression}
     * @throws IllegalArgumentException if {@code sliced} is no slice of this model's architecture, a weight has no precision,
     *     or one that the device does not execute
     */
    public StepCost cost(Architecture sliced, Compression compression, DeviceProfile profile) {
        StepPlan plan = planner.plan(sliced, compression);
        KernelTable kernels = profile.kernels();
        if (!kernels.precisions().containsAll(compression.precisions().values())) {
            throw new IllegalArgumentException(
                    profile.id() + " executes " + kernels.precisions() + ", not all of " + compression.precisions());
        }
        double instructions = kernels.stepInstructions() + plan.instructions(kernels);
        return new StepCost(
                FlashModel.bytes(plan, kernels.code()).total(),
                plan.arenaBytes(),
                plan.macs(),
                instructions,
                profile.millis(instructions),
                profile.microjoules(instructions));
    }

    /** What the flash bytes of {@link #cost} are made of; {@link FlashBytes#total()} is their sum. */
    FlashBytes flash(Architecture sliced, Compression compression, KernelTable kernels) {
        return FlashModel.bytes(planner.plan(sliced, compression), kernels.code());
    }
}
