package org.penjing.onnx.graph;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a recursion that can be written into a graph, every tensor behind a batch axis n of unknown extent. */
public interface StepWriter {
    /** Tokens, or numbers, of a question. */
    int cells();

    /** Numbers of each row of the output that the answer is read from. */
    int vocabulary();

    /** What is fed back. */
    List<State> states();

    /**
     * Adds the step.
     *
     * @param question tokens int64 [n, cells], or numbers float [n, cells]
     * @param states [n, rows, width] each, in the order of {@link #states}
     */
    Step write(OnnxGraph graph, String question, List<String> states);

    /**
     * A carried state.
     *
     * @param type ONNX's number of its element type
     * @param initial what every row starts from, [width]
     */
    record State(String name, int rows, int width, int type, TensorProto initial) {
        /** Its name as an output of a step file. */
        public String next() {
            return name + "_next";
        }
    }

    /**
     * A step that was written.
     *
     * @param logits floats [n, cells, vocabulary]
     * @param confidence floats [n]; null of a network that does not halt early
     * @param states in the order of {@link StepWriter#states}
     */
    record Step(String logits, @Nullable String confidence, List<String> states) {}
}
