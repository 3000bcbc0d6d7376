package org.penjing.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;

/** One step of a recursion that can be written into a graph, every tensor behind a batch axis n of unknown extent. */
interface StepWriter {
    /** Tokens of a question. */
    int cells();

    /** Tokens that an answer may have. */
    int vocabulary();

    /** What is fed back. */
    List<State> states();

    /**
     * Adds the step.
     *
     * @param tokens int64 [n, cells]
     * @param states [n, rows, width] each, in the order of {@link #states}
     */
    Step write(OnnxGraph graph, String tokens, List<String> states);

    /**
     * A carried state.
     *
     * @param type ONNX's number of its element type
     * @param initial what every row starts from, [width]
     */
    record State(String name, int rows, int width, int type, TensorProto initial) {
        /** Its name as an output of a step file. */
        String next() {
            return name + "_next";
        }
    }

    /**
     * A step that was written.
     *
     * @param logits floats [n, cells, vocabulary]
     * @param confidence floats [n]
     * @param states in the order of {@link StepWriter#states}
     */
    record Step(String logits, String confidence, List<String> states) {}
}
