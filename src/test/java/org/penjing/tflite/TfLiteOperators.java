package org.penjing.tflite;

import java.util.ArrayList;
import java.util.List;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.IntegerNode;
import org.penjing.tflite.flatbuffer.Builtin;

/** What stands in files, for tests of other packages. */
public final class TfLiteOperators {
    private TfLiteOperators() {}

    /** The built-in operators that stand for each node, in the order of the nodes. */
    public static List<List<String>> of(IntegerNetwork network) {
        FlatStep step = new FlatStep(network);
        List<List<String>> names = new ArrayList<>();
        for (IntegerNode node : network.nodes()) {
            names.add(step.operators(node).stream().map(Builtin::name).toList());
        }
        return names;
    }
}
