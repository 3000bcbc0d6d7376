package org.penjing.hardware.cost;

import java.util.ArrayList;
import java.util.List;
import org.penjing.compress.ActivationBits;
import org.penjing.compress.Compression;
import org.penjing.hardware.kernel.EmbedCall;
import org.penjing.hardware.kernel.KernelCall;
import org.penjing.hardware.kernel.StoredTensor;
import org.penjing.network.Architecture;
import org.penjing.network.Input;
import org.penjing.network.Network;
import org.penjing.network.Node;
import org.penjing.tensor.Shape;

/**
 * Plans steps of an architecture's slices. The walk over the graph is done once, so that many candidates are planned quickly.
 * Immutable, so usable by any number of threads.
 */
public final class StepPlanner {
    private final StepGraph graph;
    private final StepMemory memory;
    private final ActivationBits activationBits;
    private final int tokenBits;

    /** By tensor, its set in {@link ActivationBits#bySet}; -1 of tokens. */
    private final int[] sets;

    /** @param architecture the unpruned architecture, or any slice of it */
    public StepPlanner(Architecture architecture) {
        graph = new StepGraph(architecture);
        memory = new StepMemory(graph);
        activationBits = new ActivationBits(architecture);
        tokenBits = EmbedCall.tokenBits(architecture.network().vocabulary().orElse(1));
        sets = sets(architecture.network());
    }

    private int[] sets(Network network) {
        int[] found = new int[network.inputs().size() + network.nodes().size()];
        int tensor = 0;
        for (Input input : network.inputs()) {
            found[tensor++] = input.kind() == Input.Kind.TOKENS ? -1 : activationBits.set(input.name());
        }
        for (Node node : network.nodes()) {
            found[tensor++] = activationBits.set(node.name());
        }
        return found;
    }

    /**
     * Plans one candidate from shapes and widths alone.
     *
     * @param sliced the architecture at the widths of {@code compression}
     * @throws IllegalArgumentException if {@code sliced} is no slice of this planner's architecture, or a weight has no precision
     */
    public StepPlan plan(Architecture sliced, Compression compression) {
        graph.requireSameStructure(sliced);
        Network network = sliced.network();
        List<StoredTensor> tensors = tensors(network, activationBits.bySet(compression));
        int[] weightBits = graph.weightBits(compression);
        List<KernelCall> calls = new ArrayList<>(weightBits.length);
        for (int i = 0; i < weightBits.length; i++) {
            calls.add(
                    graph.isFirstOfSite(i)
                            ? KernelCall.of(
                                    network.nodes().get(i).operator(),
                                    network.wiring().read(i, tensors),
                                    tensors.get(graph.inputs() + i),
                                    weightBits[i])
                            : calls.get(graph.firstOfSite(i)));
        }
        return new StepPlan(graph, memory, tensors, calls, network.macs());
    }

    private List<StoredTensor> tensors(Network network, int[] bits) {
        List<StoredTensor> tensors = new ArrayList<>(sets.length);
        for (int i = 0; i < sets.length; i++) {
            tensors.add(tensor(network.tensorShapes().get(i), sets[i] < 0 ? tokenBits : bits[sets[i]]));
        }
        return tensors;
    }

    private static StoredTensor tensor(Shape shape, int bits) {
        int columns = shape.extent(-1);
        return new StoredTensor(shape.size() / columns, columns, bits);
    }
}
