package org.penjing.hardware;

import java.util.List;
import org.penjing.network.Architecture;
import org.penjing.network.Input;
import org.penjing.network.Node;
import org.penjing.network.operator.Add;
import org.penjing.network.operator.Attention;
import org.penjing.network.operator.Embedding;
import org.penjing.network.operator.Linear;
import org.penjing.network.operator.MeanTokens;
import org.penjing.network.operator.Operator;
import org.penjing.network.operator.RmsNorm;
import org.penjing.network.operator.SwiGlu;
import org.penjing.network.operator.Transpose;

/**
 * Sizes of a step's tensors, by number of tensor. A tensor [T, D] has T rows, a tensor [D] one.
 *
 * @param columns extents of the last axis
 * @param elements elements in all
 * @param bits stored bits of an element; of no meaning for tokens
 * @param bytes stored bytes
 */
record TensorSizes(int[] columns, int[] elements, int[] bits, int[] bytes) {
    private static final int BYTE_TOKENS = 256;

    /** Follows the shapes through the graph: the fast twin of {@link org.penjing.network.Network#shapes()}. */
    static TensorSizes of(StepGraph graph, Architecture sliced, int[] bits) {
        int count = graph.tensorCount();
        TensorSizes sizes = new TensorSizes(new int[count], new int[count], bits, new int[count]);
        int tensor = 0;
        for (Input input : sliced.network().inputs()) {
            int columns = input.shape().extent(-1);
            sizes.put(tensor, input.shape().size() / columns, columns);
            tensor++;
        }
        List<Node> nodes = sliced.network().nodes();
        for (int node = 0; node < nodes.size(); node++) {
            sizes.put(tensor, nodes.get(node).operator(), graph.reads(node)[0]);
            tensor++;
        }
        return sizes;
    }

    private void put(int tensor, Operator operator, int read) {
        switch (operator) {
            case Embedding embedding -> {
                int width = embedding.vocabulary() <= BYTE_TOKENS ? 1 : 2;
                bytes[read] = Math.multiplyExact(elements[read], width);
                put(tensor, elements[read], embedding.width());
            }
            case Linear linear -> put(tensor, rows(read), linear.outputs());
            case Transpose transpose -> put(tensor, columns[read], rows(read));
            case RmsNorm norm -> put(tensor, rows(read), columns[read]);
            case SwiGlu swiGlu -> put(tensor, rows(read), columns[read] / 2);
            case Attention(int heads, int headWidth, float base) -> put(tensor, rows(read), heads * headWidth);
            case Add add -> put(tensor, rows(read), columns[read]);
            case MeanTokens mean -> put(tensor, 1, columns[read]);
        }
    }

    private void put(int tensor, int rows, int width) {
        columns[tensor] = width;
        elements[tensor] = Math.multiplyExact(rows, width);
        bytes[tensor] = Math.multiplyExact(elements[tensor], bits[tensor] / 8);
    }

    int rows(int tensor) {
        return elements[tensor] / columns[tensor];
    }

    int bytesPerElement(int tensor) {
        return bits[tensor] / 8;
    }
}
