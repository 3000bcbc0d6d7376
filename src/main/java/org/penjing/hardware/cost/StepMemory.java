package org.penjing.hardware.cost;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.penjing.hardware.kernel.KernelCall;
import org.penjing.hardware.kernel.StoredTensor;
import org.penjing.network.Recursion;

/**
 * Which buffers a step needs, and when. Time is the number of a node. A node's result never shares memory with what the node
 * reads. Inputs (tokens, carried states) stay in use all step long, outputs until its end. A carried state is written back
 * in one of two ways: if its new value is first written after the last read of the old one, it is written straight into the
 * state's buffer; otherwise into a buffer of its own, and copied at the end of the step.
 */
final class StepMemory {
    private final StepGraph graph;
    private final int[] first;
    private final int[] last;
    private final int[] sharedWith;

    StepMemory(StepGraph graph) {
        this.graph = graph;
        int end = graph.nodes().size();
        int[] lastRead = lastReads(graph);
        first = new int[graph.names().size()];
        last = new int[graph.names().size()];
        sharedWith = new int[graph.names().size()];
        Arrays.fill(sharedWith, -1);
        for (int tensor = 0; tensor < first.length; tensor++) {
            boolean input = tensor < graph.inputs();
            first[tensor] = input ? 0 : tensor - graph.inputs();
            last[tensor] = input ? end : Math.max(lastRead[tensor], first[tensor]);
        }
        graph.outputs().forEach(output -> last[graph.tensor(output)] = end);
        for (Recursion.Carry carry : graph.recursion().carries()) {
            writeBack(graph.tensor(carry.input()), graph.tensor(carry.output()), lastRead, end);
        }
    }

    private static int[] lastReads(StepGraph graph) {
        int[] lastRead = new int[graph.names().size()];
        Arrays.fill(lastRead, -1);
        for (int node = 0; node < graph.nodes().size(); node++) {
            for (int read : graph.reads(node)) {
                lastRead[read] = node;
            }
        }
        return lastRead;
    }

    private void writeBack(int input, int output, int[] lastRead, int end) {
        if (output == input) {
            return;
        }
        if (output < graph.inputs()) {
            throw new IllegalArgumentException("a state cannot be fed back from another input, "
                    + graph.names().get(output) + " to " + graph.names().get(input));
        }
        boolean inputIsOutput = graph.outputs().contains(graph.names().get(input));
        if (sharedWith[output] < 0 && first[output] > lastRead[input] && !inputIsOutput) {
            sharedWith[output] = input;
        } else {
            last[output] = end;
        }
    }

    /** Whether a tensor is written straight into the buffer of a carried state. */
    boolean isShared(int tensor) {
        return sharedWith[tensor] >= 0;
    }

    /** The tensors that are written into the buffer of another, with that other one. */
    Map<String, String> shared() {
        Map<String, String> shared = new HashMap<>();
        for (int tensor = 0; tensor < sharedWith.length; tensor++) {
            if (isShared(tensor)) {
                shared.put(graph.names().get(tensor), graph.names().get(sharedWith[tensor]));
            }
        }
        return shared;
    }

    /** The buffers as numbers; their owner is a tensor, or for a call's working memory the number of tensors plus a node. */
    ArenaPlanner.Lifetimes lifetimes(List<StoredTensor> tensors, List<KernelCall> calls) {
        ArenaPlanner.Lifetimes lifetimes = new ArenaPlanner.Lifetimes(tensors.size() + calls.size());
        for (int tensor = 0; tensor < first.length; tensor++) {
            if (!isShared(tensor)) {
                lifetimes.add(
                        tensor, first[tensor], last[tensor], tensors.get(tensor).bytes());
            }
        }
        for (int node = 0; node < calls.size(); node++) {
            int scratch = calls.get(node).scratchBytes();
            if (scratch > 0) {
                lifetimes.add(tensors.size() + node, node, node, scratch);
            }
        }
        return lifetimes;
    }

    /** The buffers with their names; see {@link Arena#scratch} for a call's working memory. */
    List<Arena.Buffer> buffers(List<StoredTensor> tensors, List<KernelCall> calls) {
        ArenaPlanner.Lifetimes lifetimes = lifetimes(tensors, calls);
        return IntStream.range(0, lifetimes.count())
                .mapToObj(i -> lifetimes.buffer(i, name(lifetimes.owner(i))))
                .toList();
    }

    private String name(int owner) {
        int tensors = graph.names().size();
        return owner < tensors
                ? graph.names().get(owner)
                : Arena.scratch(graph.nodes().get(owner - tensors).name());
    }
}
