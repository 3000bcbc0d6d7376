package org.penjing.hardware;

import org.penjing.network.Architecture;
import org.penjing.network.Operator;
import org.penjing.tensor.Shape;

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

    static TensorSizes of(StepGraph graph, Architecture sliced, int[] bits) {
        int count = graph.tensorCount();
        TensorSizes sizes = new TensorSizes(new int[count], new int[count], bits, new int[count]);
        int tensor = 0;
        for (Shape shape : sliced.network().shapes().values()) {
            sizes.put(tensor, shape);
            tensor++;
        }
        for (int node = 0; node < graph.nodes().size(); node++) {
            if (graph.nodes().get(node).operator() instanceof Operator.Embedding embedding) {
                int tokens = graph.reads(node)[0];
                int width = embedding.vocabulary() <= BYTE_TOKENS ? 1 : 2;
                sizes.bytes[tokens] = sizes.elements[tokens] * width;
            }
        }
        return sizes;
    }

    private void put(int tensor, Shape shape) {
        int product = 1;
        for (int extent : shape.extents()) {
            product = Math.multiplyExact(product, extent);
        }
        columns[tensor] = shape.extent(-1);
        elements[tensor] = product;
        bytes[tensor] = Math.multiplyExact(product, bits[tensor] / 8);
    }

    int rows(int tensor) {
        return elements[tensor] / columns[tensor];
    }

    int bytesPerElement(int tensor) {
        return bits[tensor] / 8;
    }
}
