package org.penjing.hardware;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.penjing.compress.Precision;
import org.penjing.network.Operator;
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

    /** The buffers as numbers; their owner is a tensor, or for a kernel's working memory the number of tensors plus a node. */
    ArenaPlanner.Lifetimes lifetimes(TensorSizes sizes, Precision[] precisions) {
        ArenaPlanner.Lifetimes lifetimes =
                new ArenaPlanner.Lifetimes(graph.tensorCount() + graph.nodes().size());
        for (int tensor = 0; tensor < first.length; tensor++) {
            if (!isShared(tensor)) {
                lifetimes.add(tensor, first[tensor], last[tensor], sizes.bytes()[tensor]);
            }
        }
        for (int node = 0; node < graph.nodes().size(); node++) {
            int scratch = scratch(node, sizes, precisions);
            if (scratch > 0) {
                lifetimes.add(graph.tensorCount() + node, node, node, scratch);
            }
        }
        return lifetimes;
    }

    /** The buffers with their names; a kernel's working memory has its node's name and "(kernel)". */
    List<Arena.Buffer> buffers(TensorSizes sizes, Precision[] precisions) {
        ArenaPlanner.Lifetimes lifetimes = lifetimes(sizes, precisions);
        return IntStream.range(0, lifetimes.count())
                .mapToObj(i -> lifetimes.buffer(i, name(lifetimes.owner(i))))
                .toList();
    }

    private String name(int owner) {
        return owner < graph.tensorCount()
                ? graph.name(owner)
                : graph.nodes().get(owner - graph.tensorCount()).name() + " (kernel)";
    }

    /** Bytes that a node's kernel works in beside its tensors. */
    private int scratch(int node, TensorSizes sizes, Precision[] precisions) {
        int output = graph.inputs() + node;
        int input = graph.reads(node)[0];
        return switch (graph.nodes().get(node).operator()) {
            case Operator.Linear linear -> {
                boolean packed = precisions[graph.weight(node)].weightBits() < 8;
                yield 4 * sizes.columns()[output] + (packed ? 2 * sizes.columns()[input] : 0);
            }
            case Operator.Attention(int heads, int headWidth, float base) -> {
                int tokens = sizes.rows(output);
                yield (tokens + 1) * headWidth * sizes.bytesPerElement(input) + 4 * tokens;
            }
            case Operator.Embedding embedding -> 0;
            case Operator.Transpose transpose -> 0;
            case Operator.RmsNorm norm -> 0;
            case Operator.SwiGlu swiGlu -> 0;
            case Operator.Add add -> 0;
            case Operator.MeanTokens mean -> 0;
        };
    }
}
