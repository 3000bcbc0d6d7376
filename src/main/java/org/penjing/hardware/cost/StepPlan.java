package org.penjing.hardware.cost;

import java.util.List;
import java.util.stream.DoubleStream;
import org.penjing.hardware.KernelTable;
import org.penjing.hardware.kernel.KernelCall;
import org.penjing.hardware.kernel.StoredTensor;

/**
 * One step as firmware runs it, known from shapes and widths alone: the call of every node, and every tensor. It is what the cost
 * model prices and what is written as C.
 */
public final class StepPlan {
    private final StepGraph graph;
    private final StepMemory memory;
    private final List<StoredTensor> tensors;
    private final List<KernelCall> calls;
    private final long macs;

    StepPlan(StepGraph graph, StepMemory memory, List<StoredTensor> tensors, List<KernelCall> calls, long macs) {
        this.graph = graph;
        this.memory = memory;
        this.tensors = List.copyOf(tensors);
        this.calls = List.copyOf(calls);
        this.macs = macs;
    }

    /** What each node calls, in the order of the nodes; nodes of one site call the same. */
    public List<KernelCall> calls() {
        return calls;
    }

    /** Whether no earlier node has this node's site: its form and arrays are stored once. */
    public boolean isFirstOfSite(int node) {
        return graph.isFirstOfSite(node);
    }

    /** Where every tensor lies; computed at each call, quadratic in the number of nodes. */
    public Arena arena() {
        return ArenaPlanner.plan(memory.buffers(tensors, calls), memory.shared());
    }

    /** The peak of {@link #arena}. */
    long arenaBytes() {
        return memory.peak(tensors, calls);
    }

    /** Executed instructions of all calls. */
    double instructions(KernelTable kernels) {
        double[] instructions = new double[calls.size()];
        for (int i = 0; i < instructions.length; i++) {
            instructions[i] =
                    graph.isFirstOfSite(i) ? kernels.instructions(calls.get(i)) : instructions[graph.firstOfSite(i)];
        }
        return DoubleStream.of(instructions).sum();
    }

    StepGraph graph() {
        return graph;
    }

    /** A tensor by its name. */
    public StoredTensor tensor(String name) {
        return tensors.get(graph.wiring().number(name));
    }

    /** Multiply-accumulates. */
    long macs() {
        return macs;
    }
}
