package org.penjing.onnx;

import org.penjing.network.Operator;
import org.penjing.network.Recursion;

/** In which numbers a network is written: how its parameters are stored and what happens to each operator's result. */
interface Numbers {
    /** The weight, transposed to [inputs, outputs], as a value of the outermost graph. */
    String weight(Operator.Linear linear);

    /** The rows of a table, already scaled, that {@code tokens} picks; written to the tensor {@code tensor}. */
    String embedded(OnnxGraph graph, Operator.Embedding embedding, String tensor, String tokens);

    /** The state [width] that every token starts from, as a value of the outermost graph. */
    String initial(Recursion.Carry carry);

    /** {@code value} as it is stored in the tensor {@code tensor}. */
    String stored(OnnxGraph graph, String tensor, String value);
}
