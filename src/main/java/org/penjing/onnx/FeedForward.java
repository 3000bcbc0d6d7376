package org.penjing.onnx;

import static org.penjing.onnx.graph.OnnxGraph.attribute;

import java.util.List;
import org.penjing.network.Reading;
import org.penjing.onnx.graph.OnnxGraph;
import org.penjing.onnx.graph.OnnxTensors;
import org.penjing.onnx.graph.StepWriter;

/** Writes a network that is run once, from {@code x} to {@code y} and, where an answer is a class, {@code class}. */
final class FeedForward {
    private FeedForward() {}

    static void write(OnnxGraph graph, StepWriter writer, Reading reading) {
        graph.input(OnnxWriter.NUMBERS, OnnxTensors.FLOAT, "n", writer.cells());
        String y = writer.write(graph, OnnxWriter.NUMBERS, List.of()).logits();
        graph.output(y, OnnxWriter.OUTPUT, OnnxTensors.FLOAT, "n", writer.vocabulary());
        if (reading == Reading.LARGEST) {
            String largest = graph.node("ArgMax", List.of(y), attribute("axis", -1), attribute("keepdims", 0));
            graph.output(largest, OnnxWriter.CLASS, OnnxTensors.INT64, "n");
        }
    }
}
