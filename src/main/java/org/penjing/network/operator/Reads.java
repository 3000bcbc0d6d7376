package org.penjing.network.operator;

import java.util.List;
import java.util.function.Supplier;
import org.penjing.tensor.Shape;

/** Checks of what operators read. Reasons are made only if one is needed: shapes are inferred for every network that is priced. */
final class Reads {
    private Reads() {}

    static Shape one(List<Shape> read) {
        require(read.size() == 1, () -> "takes one input, has " + read.size());
        return read.getFirst();
    }

    static void require(boolean holds, Supplier<String> problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem.get());
        }
    }
}
