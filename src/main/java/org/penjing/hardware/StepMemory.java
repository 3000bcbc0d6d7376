package org.penjing.hardware;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.penjing.compress.integer.IntegerOperator;
import org.penjing.network.Recursion;
import org.penjing.network.operator.Add;
import org.penjing.network.operator.Attention;
import org.penjing.network.operator.Embedding;
import org.penjing.network.operator.Linear;
import org.penjing.network.operator.MeanTokens;
import org.penjing.network.operator.RmsNorm;
import org.penjing.network.operator.SwiGlu;
import org.penjing.network.operator.Transpose;

/**
 * Which buffers a step needs, and when. Time is the number of a node. A node's result never shares memory with what the node
 * reads. Inputs (tokens, carried states) stay in use all step long, outputs until its end. A carried state is written back
 * in one of two ways: if its new value is first written after the last read of the old one, it is written straight into the
 * state's buffer; otherwise into a buffer of its own, and copied at the end of the step.
 */
final class StepMemory {
    /** Inputs that a linear kernel unpacks together. */
    private static final int GROUP = 16;

    private final StepGraph graph;
    private final int[] first;
    private final int[] last;
    private final int[] sharedWith;

    StepMemory(StepGraph graph) {
        this.graph = graph;
        int end = graph.nodes().size();
        int[] lastRead = lastReads(graph);
        first = new int[graph.tensorCount()];
        last = new int[graph.tensorCount()];
        sharedWith = new int[graph.tensorCount()];
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
        int[] lastRead = new int[graph.tensorCount()];
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
            throw new IllegalArgumentException("a state cannot be fed back from another input, " + graph.name(output)
                    + " to " + graph.name(input));
        }
        boolean inputIsOutput = graph.outputs().contains(graph.name(input));
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
                shared.put(graph.name(tensor), graph.name(sharedWith[tensor]));
            }
        }
        return shared;
    }

    /** The buffers as numbers; their owner is a tensor, or for a kernel's working memory the number of tensors plus a node. */
    ArenaPlanner.Lifetimes lifetimes(TensorSizes sizes) {
        ArenaPlanner.Lifetimes lifetimes =
                new ArenaPlanner.Lifetimes(graph.tensorCount() + graph.nodes().size());
        for (int tensor = 0; tensor < first.length; tensor++) {
            if (!isShared(tensor)) {
                lifetimes.add(tensor, first[tensor], last[tensor], sizes.bytes()[tensor]);
            }
        }
        for (int node = 0; node < graph.nodes().size(); node++) {
            int scratch = scratch(node, sizes);
            if (scratch > 0) {
                lifetimes.add(graph.tensorCount() + node, node, node, scratch);
            }
        }
        return lifetimes;
    }

    /** The buffers with their names; see {@link Arena#scratch} for a kernel's working memory. */
    List<Arena.Buffer> buffers(TensorSizes sizes) {
        ArenaPlanner.Lifetimes lifetimes = lifetimes(sizes);
        return IntStream.range(0, lifetimes.count())
                .mapToObj(i -> lifetimes.buffer(i, name(lifetimes.owner(i))))
                .toList();
    }

    private String name(int owner) {
        return owner < graph.tensorCount()
                ? graph.name(owner)
                : Arena.scratch(graph.nodes().get(owner - graph.tensorCount()).name());
    }

    /** Bytes that a node's kernel works in beside its tensors, as penjing_kernels.h says. */
    private int scratch(int node, TensorSizes sizes) {
        int output = graph.inputs() + node;
        int input = graph.reads(node)[0];
        return switch (graph.nodes().get(node).operator()) {
            case Linear linear -> {
                boolean wide = IntegerOperator.Linear.isWide(
                        sizes.bits()[input], sizes.columns()[input], linear.bias() != null);
                int laidOut = 2 * Math.ceilDiv(sizes.columns()[input], GROUP) * GROUP;
                yield wide ? 0 : sizes.rows(output) > 1 ? 2 * laidOut : laidOut;
            }
            case Attention(int heads, int headWidth, float base) -> {
                int tokens = sizes.rows(output);
                yield Math.ceilDiv((tokens + 1) * headWidth, 2) * 4 + 4 * tokens;
            }
            case Embedding embedding -> 0;
            case Transpose transpose -> 0;
            case RmsNorm norm -> 0;
            case SwiGlu swiGlu -> 0;
            case Add add -> 0;
            case MeanTokens mean -> 0;
        };
    }
}
