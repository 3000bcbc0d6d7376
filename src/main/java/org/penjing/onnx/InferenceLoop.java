package org.penjing.onnx;

import static org.penjing.onnx.OnnxGraph.attribute;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.penjing.network.Input;
import org.penjing.network.Model;
import org.penjing.network.Recursion;
import org.penjing.tensor.Shape;

/**
 * Writes a whole inference as an ONNX Loop. A sample whose confidence reached the threshold keeps its answer, step count and
 * confidence; the loop ends when all samples have, or at the full depth.
 */
final class InferenceLoop {
    private final OnnxGraph graph;
    private final OnnxGraph body;
    private final Model model;
    private final Numbers numbers;
    private final ModelCard card;
    private final int cells;
    private final String tokens;
    private final List<String> start = new ArrayList<>();
    private final List<String> results = new ArrayList<>();

    private InferenceLoop(OnnxGraph graph, Model model, Numbers numbers, ModelCard card) {
        this.graph = graph;
        this.body = graph.subgraph("step");
        this.model = model;
        this.numbers = numbers;
        this.card = card;
        this.cells = model.architecture().cells();
        this.tokens = model.network().inputs().stream()
                .filter(input -> input.kind() == Input.Kind.TOKENS)
                .findFirst()
                .orElseThrow()
                .name();
    }

    static void write(OnnxGraph graph, Model model, Numbers numbers, ModelCard card) {
        new InferenceLoop(graph, model, numbers, card).write();
    }

    private void write() {
        graph.input(OnnxWriter.TOKENS, OnnxTensors.INT64, "n", cells);
        String samples = graph.node("Shape", List.of(OnnxWriter.TOKENS), attribute("start", 0), attribute("end", 1));
        writeBody(samples);
        List<String> inputs = new ArrayList<>(
                List.of(graph.constant(OnnxTensors.integer(card.depth())), graph.constant(OnnxTensors.truth(true))));
        inputs.addAll(start);
        graph.node("Loop", inputs, results, attribute("body", body.build()));
        graph.output(OnnxWriter.ANSWER, OnnxTensors.INT64, "n", cells);
        graph.output(OnnxWriter.STEPS, OnnxTensors.INT64, "n");
        graph.output(OnnxWriter.CONFIDENCE, OnnxTensors.FLOAT, "n");
    }

    /** The body and, in the same order, what its variables start from. */
    private void writeBody(String samples) {
        body.input(body.newName(), OnnxTensors.INT64);
        body.input(body.newName(), OnnxTensors.BOOL);
        Map<String, String> inputs = new HashMap<>(Map.of(tokens, OnnxWriter.TOKENS));
        for (Recursion.Carry carry : model.recursion().carries()) {
            int width = OnnxWriter.width(model, carry);
            String extents = graph.node(
                    "Concat",
                    List.of(samples, graph.constant(OnnxTensors.integers(cells, width))),
                    attribute("axis", 0));
            String initial = graph.node("Expand", List.of(numbers.initial(carry), extents));
            inputs.put(carry.input(), variable(OnnxTensors.FLOAT, initial, graph.newName(), "n", cells, width));
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
        writeUpdate(inputs, answer, steps, confidence, running);
    }

    private void writeUpdate(
            Map<String, String> inputs, String answer, String steps, String confidence, String running) {
        BatchFirstStep step = new BatchFirstStep(model, numbers, body, inputs);
        String stepAnswer =
                body.node("ArgMax", List.of(step.logits()), attribute("axis", -1), attribute("keepdims", 0));
        String stepConfidence = step.confidence();
        String column = body.node("Unsqueeze", List.of(running, body.constant(OnnxTensors.integers(1))));
        String newAnswer = body.node("Where", List.of(column, stepAnswer, answer));
        String count = body.node("Cast", List.of(running), attribute("to", OnnxTensors.INT64));
        String newSteps = body.node("Add", List.of(steps, count));
        String newConfidence = body.node("Where", List.of(running, stepConfidence, confidence));
        String unsure = body.node("Less", List.of(stepConfidence, body.constant(OnnxTensors.real(threshold()))));
        String newRunning = body.node("And", List.of(running, unsure));
        String left = body.node(
                "ReduceSum",
                List.of(body.node("Cast", List.of(newRunning), attribute("to", OnnxTensors.INT64))),
                attribute("keepdims", 0));
        String goOn = body.node("Greater", List.of(left, body.constant(OnnxTensors.integer(0))));
        body.output(goOn, OnnxTensors.BOOL);
        List<String> carried = step.carried();
        for (int i = 0; i < carried.size(); i++) {
            int width = OnnxWriter.width(model, model.recursion().carries().get(i));
            body.output(distinct(carried, i), OnnxTensors.FLOAT, "n", cells, width);
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

    /** The threshold that ends a sample; a confidence, which may round to 1, never reaches the one of "never". */
    private float threshold() {
        return card.haltThreshold() < 1 ? (float) card.haltThreshold() : 2;
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
