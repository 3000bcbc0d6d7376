package org.penjing.compress.integer;

import java.util.List;

/**
 * One operator applied to named tensors; its result is the tensor {@code name}. Nodes of one site have one and the same
 * operator.
 */
public record IntegerNode(String name, String site, IntegerOperator operator, List<String> inputs) {
    public IntegerNode {
        inputs = List.copyOf(inputs);
    }
}
