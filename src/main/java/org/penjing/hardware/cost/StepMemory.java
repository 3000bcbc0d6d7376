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
    private final int[] sharedWith;

    /** Of every tensor, then of the working memory of every call. */
    private final Lifetimes lifetimes;

    StepMemory(StepGraph graph) {
        this.graph = graph;
        int end = graph.nodes().size();
        int tensors = graph.wiring().names().size();
        int[] lastRead = lastReads(graph);
        int[] first = new int[tensors + end];
        int[] last = new int[tensors + end];
        for (int tensor = 0; tensor < tensors; tensor++) {
            boolean input = tensor < graph.inputs();
            first[tensor] = input ? 0 : tensor - graph.inputs();
            last[tensor] = input ? end : Math.max(lastRead[tensor], first[tensor]);
        }
        for (int node = 0; node < end; node++) {
            first[tensors + node] = node;
            last[tensors + node] = node;
        }
        graph.outputs().forEach(output -> last[graph.wiring().number(output)] = end);
        sharedWith = new int[tensors];
        Arrays.fill(sharedWith, -1);
        for (Recursion.Carry carry : graph.recursion().carries()) {
            writeBack(
                    graph.wiring().number(carry.input()), graph.wiring().number(carry.output()), lastRead, first, last);
        }
        lifetimes = new Lifetimes(first, last);
    }

    private static int[] lastReads(StepGraph graph) {
        int[] lastRead = new int[graph.wiring().names().size()];
        Arrays.fill(lastRead, -1);
        for (int node = 0; node < graph.nodes().size(); node++) {
            int reader = node;
            graph.wiring().reads(node).forEach(read -> lastRead[read] = reader);
        }
        return lastRead;
    }

    private void writeBack(int input, int output, int[] lastRead, int[] first, int[] last) {
        if (output == input) {
            return;
        }
        if (output < graph.inputs()) {
            throw new IllegalArgumentException("a state cannot be fed back from another input, "
                    + graph.wiring().names().get(output) + " to "
                    + graph.wiring().names().get(input));
        }
        boolean inputIsOutput = graph.outputs().contains(graph.wiring().names().get(input));
        if (sharedWith[output] < 0 && first[output] > lastRead[input] && !inputIsOutput) {
            sharedWith[output] = input;
        } else {
            last[output] = graph.nodes().size();
        }
    }

    /** The tensors that are written into the buffer of another, with that other one. */
    Map<String, String> shared() {
        Map<String, String> shared = new HashMap<>();
        for (int tensor = 0; tensor < sharedWith.length; tensor++) {
            if (sharedWith[tensor] >= 0) {
                shared.put(
                        graph.wiring().names().get(tensor),
                        graph.wiring().names().get(sharedWith[tensor]));
            }
        }
        return shared;
    }

    /** The least arena that was found for the buffers of such tensors and calls. */
    int peak(List<StoredTensor> tensors, List<KernelCall> calls) {
        return ArenaPlanner.peak(lifetimes, bytes(tensors, calls));
    }

    /** Of each lifetime the bytes that its buffer takes; none of those that have no buffer of their own. */
    private int[] bytes(List<StoredTensor> tensors, List<KernelCall> calls) {
        int[] bytes = new int[lifetimes.buffers()];
        for (int tensor = 0; tensor < tensors.size(); tensor++) {
            bytes[tensor] = sharedWith[tensor] < 0
                    ? ArenaPlanner.aligned(tensors.get(tensor).bytes())
                    : 0;
        }
        for (int node = 0; node < calls.size(); node++) {
            bytes[tensors.size() + node] = ArenaPlanner.aligned(calls.get(node).scratchBytes());
        }
        return bytes;
    }

    /** The buffers with their names; see {@link Arena#scratch} for a call's working memory. */
    List<Arena.Buffer> buffers(List<StoredTensor> tensors, List<KernelCall> calls) {
        int[] bytes = bytes(tensors, calls);
        return IntStream.range(0, bytes.length)
                .filter(i -> bytes[i] > 0)
                .mapToObj(i -> new Arena.Buffer(name(i), lifetimes.first(i), lifetimes.last(i), bytes[i]))
                .toList();
    }

    private String name(int buffer) {
        int tensors = graph.wiring().names().size();
        return buffer < tensors
                ? graph.wiring().names().get(buffer)
                : Arena.scratch(graph.nodes().get(buffer - tensors).name());
    }
}
