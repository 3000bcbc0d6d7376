package org.penjing.hardware;

import java.util.List;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;
import org.penjing.network.Architecture;

/**
 * Estimates what subnets of one architecture cost on a device, from shapes and precisions alone. The walk over the graph is
 * done once, so that many subnets are priced quickly. Immutable, so usable by any number of threads. docs/cost-model.md has
 * every formula.
 */
public final class CostModel {
    private final StepGraph graph;
    private final StepMemory memory;
    private final FlashModel flash;
    private final StepWork work;

    /** @param architecture the unpruned architecture, or any slice of it */
    public CostModel(Architecture architecture) {
        graph = new StepGraph(architecture);
        memory = new StepMemory(graph);
        flash = new FlashModel(graph);
        work = new StepWork(graph);
    }

    /**
     * The cost of one step.
     *
     * @param sliced the architecture at the widths of {@code compression}
     * @throws IllegalArgumentException if {@code sliced} is no slice of this model's architecture, a weight has no precision,
     *     or the profile has no kernel for one
     */
    public StepCost cost(Architecture sliced, Compression compression, DeviceProfile profile) {
        Precision[] precisions = graph.precisions(compression);
        TensorSizes sizes = sizes(sliced, precisions);
        long arena = arenaBytes(sizes);
        KernelTable kernels = profile.kernels();
        List<KernelCall> calls = work.calls(sizes, precisions, kernels.groups());
        double instructions = kernels.stepInstructions()
                + calls.stream().mapToDouble(kernels::instructions).sum();
        return new StepCost(
                flash.bytes(sizes, precisions, calls, kernels.code()).total(),
                arena,
                work.macs(sizes),
                instructions,
                profile.millis(instructions),
                profile.microjoules(instructions));
    }

    /** What the flash bytes of {@link #cost} are made of; {@link FlashBytes#total()} is their sum. */
    public FlashBytes flash(Architecture sliced, Compression compression, KernelTable kernels) {
        Precision[] precisions = graph.precisions(compression);
        TensorSizes sizes = sizes(sliced, precisions);
        return flash.bytes(sizes, precisions, work.calls(sizes, precisions, kernels.groups()), kernels.code());
    }

    /** The kernel that each node calls, in the order of the nodes. */
    public List<KernelCall> calls(Architecture sliced, Compression compression, InputGroups groups) {
        Precision[] precisions = graph.precisions(compression);
        return work.calls(sizes(sliced, precisions), precisions, groups);
    }

    /** The plan whose peak is the SRAM of {@link #cost}. */
    public Arena arena(Architecture sliced, Compression compression) {
        Precision[] precisions = graph.precisions(compression);
        return ArenaPlanner.plan(memory.buffers(sizes(sliced, precisions)), memory.shared());
    }

    private TensorSizes sizes(Architecture sliced, Precision[] precisions) {
        graph.requireSameStructure(sliced);
        return TensorSizes.of(graph, sliced, graph.activationBits(precisions));
    }

    private long arenaBytes(TensorSizes sizes) {
        ArenaPlanner.Lifetimes lifetimes = memory.lifetimes(sizes);
        return ArenaPlanner.peak(lifetimes, ArenaPlanner.place(lifetimes));
    }
}
