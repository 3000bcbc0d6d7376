package org.penjing.hardware.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.penjing.base.Lookup;
import org.penjing.compress.ActivationBits;
import org.penjing.compress.Compression;
import org.penjing.hardware.kernel.EmbedCall;
import org.penjing.hardware.kernel.KernelCall;
import org.penjing.hardware.kernel.StoredTensor;
import org.penjing.network.Architecture;
import org.penjing.network.Input;
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

    /** @param architecture the unpruned architecture, or any slice of it */
    public StepPlanner(Architecture architecture) {
        graph = new StepGraph(architecture);
        memory = new StepMemory(graph);
        activationBits = new ActivationBits(architecture);
        tokenBits = EmbedCall.tokenBits(architecture.network().vocabulary().orElse(1));
    }

    /**
     * Plans one candidate from shapes and widths alone.
     *
     * @param sliced the architecture at the widths of {@code compression}
     * @throws IllegalArgumentException if {@code sliced} is no slice of this planner's architecture, or a weight has no precision
     */
    public StepPlan plan(Architecture sliced, Compression compression) {
        graph.requireSameStructure(sliced);
        List<StoredTensor> tensors = tensors(sliced, activationBits.of(compression));
        List<KernelCall> calls = new ArrayList<>(graph.nodes().size());
        for (int i = 0; i < graph.nodes().size(); i++) {
            List<StoredTensor> read = new ArrayList<>();
            for (int tensor : graph.reads(i)) {
                read.add(tensors.get(tensor));
            }
            calls.add(KernelCall.of(
                    sliced.network().nodes().get(i).operator(),
                    read,
                    tensors.get(graph.inputs() + i),
                    weightBits(i, compression)));
        }
        return new StepPlan(graph, memory, tensors, calls, sliced.network().macs());
    }

    private List<StoredTensor> tensors(Architecture sliced, Map<String, Integer> bits) {
        Map<String, Shape> shapes = sliced.network().shapes();
        List<StoredTensor> tensors = new ArrayList<>(graph.names().size());
        for (Input input : sliced.network().inputs()) {
            int stored = input.kind() == Input.Kind.TOKENS ? tokenBits : Lookup.in(bits, input.name());
            tensors.add(tensor(input.shape(), stored));
        }
        for (Node node : sliced.network().nodes()) {
            tensors.add(tensor(Lookup.in(shapes, node.name()), Lookup.in(bits, node.name())));
        }
        return tensors;
    }

    private static StoredTensor tensor(Shape shape, int bits) {
        int columns = shape.extent(-1);
        return new StoredTensor(shape.size() / columns, columns, bits);
    }

    private int weightBits(int node, Compression compression) {
        return graph.weight(node)
                .map(weight -> compression.precision(weight).weightBits())
                .orElse(0);
    }
}
