package org.penjing.onnx;

import static org.penjing.onnx.graph.OnnxGraph.attribute;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.List;
import org.penjing.onnx.graph.OnnxGraph;
import org.penjing.onnx.graph.OnnxTensors;
import org.penjing.onnx.graph.StepWriter;
import org.penjing.tensor.Shape;

/**
 * Writes a whole inference as an ONNX Loop. A sample whose confidence reached the threshold keeps its answer, step count and
 * confidence; the loop ends when all samples have, or at the full depth.
 */
final class InferenceLoop {
    private final OnnxGraph graph;
    private final OnnxGraph body;
    private final StepWriter writer;
    private final float threshold;
    private final List<String> start = new ArrayList<>();
    private final List<String> results = new ArrayList<>();

    private InferenceLoop(OnnxGraph graph, StepWriter writer, float threshold) {
        this.graph = graph;
        this.body = graph.subgraph("step");
        this.writer = writer;
        this.threshold = threshold;
    }

    /** @param threshold the confidence that ends a sample; above 1 none does */
    static void write(OnnxGraph graph, StepWriter writer, int depth, float threshold) {
        new InferenceLoop(graph, writer, threshold).write(depth);
    }

    private void write(int depth) {
        int cells = writer.cells();
        graph.input(OnnxWriter.TOKENS, OnnxTensors.INT64, "n", cells);
        String samples = graph.node("Shape", List.of(OnnxWriter.TOKENS), attribute("start", 0), attribute("end", 1));
        writeBody(samples);
        // No step is taken for no samples: some operators of ONNX Runtime fail on tensors without elements.
        String some = graph.node(
                "Greater",
                List.of(graph.node("Size", List.of(OnnxWriter.TOKENS)), graph.constant(OnnxTensors.integer(0))));
        List<String> inputs = new ArrayList<>(List.of(graph.constant(OnnxTensors.integer(depth)), some));
        inputs.addAll(start);
        graph.node("Loop", inputs, results, attribute("body", body.build()));
        graph.output(OnnxWriter.ANSWER, OnnxTensors.INT64, "n", cells);
        graph.output(OnnxWriter.STEPS, OnnxTensors.INT64, "n");
        graph.output(OnnxWriter.CONFIDENCE, OnnxTensors.FLOAT, "n");
    }

    /** The body and, in the same order, what its variables start from. */
    private void writeBody(String samples) {
        int cells = writer.cells();
        body.input(body.newName(), OnnxTensors.INT64);
        body.input(body.newName(), OnnxTensors.BOOL);
        List<String> states = new ArrayList<>();
        for (StepWriter.State state : writer.states()) {
            String extents = graph.node(
                    "Concat",
                    List.of(samples, graph.constant(OnnxTensors.integers(state.rows(), state.width()))),
                    attribute("axis", 0));
            String initial = graph.node("Expand", List.of(graph.constant(state.initial()), extents));
            states.add(variable(state.type(), initial, graph.newName(), "n", state.rows(), state.width()));
        }
        String noSteps = filled(samples, OnnxTensors.integers(0));
        String noAnswer = graph.node(
                "ConstantOfShape",
                List.of(graph.node("Shape", List.of(OnnxWriter.TOKENS))),
                value(OnnxTensors.integers(0)));
        String answer = variable(OnnxTensors.INT64, noAnswer, OnnxWriter.ANSWER, "n", cells);
        String steps = variable(OnnxTensors.INT64, noSteps, OnnxWriter.STEPS, "n");
        String confidence = variable(
                OnnxTensors.FLOAT, filled(samples, OnnxTensors.floats(Shape.of(1), 0)), OnnxWriter.CONFIDENCE, "n");
        String running =
                variable(OnnxTensors.BOOL, graph.node("Equal", List.of(noSteps, noSteps)), graph.newName(), "n");
        writeUpdate(states, answer, steps, confidence, running);
    }

    private void writeUpdate(List<String> states, String answer, String steps, String confidence, String running) {
        int cells = writer.cells();
        StepWriter.Step step = writer.write(body, OnnxWriter.TOKENS, states);
        String stepAnswer =
                body.node("ArgMax", List.of(step.logits()), attribute("axis", -1), attribute("keepdims", 0));
        String column = body.node("Unsqueeze", List.of(running, body.constant(OnnxTensors.integers(1))));
        String newAnswer = body.node("Where", List.of(column, stepAnswer, answer));
        String count = body.node("Cast", List.of(running), attribute("to", OnnxTensors.INT64));
        String newSteps = body.node("Add", List.of(steps, count));
        String newConfidence = body.node("Where", List.of(running, step.confidence(), confidence));
        String unsure = body.node("Less", List.of(step.confidence(), body.constant(OnnxTensors.real(threshold))));
        String newRunning = body.node("And", List.of(running, unsure));
        String left = body.node(
                "ReduceSum",
                List.of(body.node("Cast", List.of(newRunning), attribute("to", OnnxTensors.INT64))),
                attribute("keepdims", 0));
        String goOn = body.node("Greater", List.of(left, body.constant(OnnxTensors.integer(0))));
        body.output(goOn, OnnxTensors.BOOL);
        for (int i = 0; i < states.size(); i++) {
            StepWriter.State state = writer.states().get(i);
            body.output(distinct(step.states(), i), state.type(), "n", state.rows(), state.width());
        }
        body.output(newAnswer, OnnxTensors.INT64, "n", cells);
        body.output(newSteps, OnnxTensors.INT64, "n");
        body.output(newConfidence, OnnxTensors.FLOAT, "n");
        body.output(newRunning, OnnxTensors.BOOL, "n");
    }

    /** A graph may not put out one value twice. */
    private String distinct(List<String> values, int index) {
        boolean repeated = values.subList(0, index).contains(values.get(index));
        return repeated ? body.node("Identity", List.of(values.get(index))) : values.get(index);
    }

    private String variable(int type, String initial, String result, Object... extents) {
        String name = body.newName();
        body.input(name, type, extents);
        start.add(initial);
        results.add(result);
        return name;
    }

    private String filled(String extents, TensorProto value) {
        return graph.node("ConstantOfShape", List.of(extents), value(value));
    }

    private static AttributeProto value(TensorProto tensor) {
        return AttributeProto.newBuilder()
                .setName("value")
                .setType(AttributeProto.AttributeType.TENSOR)
                .setT(tensor)
                .build();
    }
}
