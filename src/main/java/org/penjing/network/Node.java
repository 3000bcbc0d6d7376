package org.penjing.network;

import java.util.List;
import org.penjing.network.operator.Operator;

/**
 * One operator applied to named tensors; its result is the tensor {@code name}.
 *
 * @param site where in the source structure this node stands; nodes that are the same place of a shared block called
 *     several times have one site: they have one operator and one shape, and share their activation range
 */
public record Node(String name, String site, Operator operator, List<String> inputs) {
    public Node {
        inputs = List.copyOf(inputs);
    }
}
