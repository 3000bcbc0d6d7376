package org.penjing.tflite;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penjing.base.Lookup;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.IntegerNode;
import org.penjing.compress.integer.IntegerTensor;
import org.penjing.tflite.flatbuffer.Builtin;
import org.penjing.tflite.flatbuffer.ElementType;
import org.penjing.tflite.flatbuffer.FlatGraph;
import org.penjing.tflite.flatbuffer.Scales;

/** The graph of one step, and which of its operators stand for which node. */
final class FlatStep {
    private final FlatGraph graph = new FlatGraph();
    private final Map<String, List<Builtin>> operators = new HashMap<>();

    FlatStep(IntegerNetwork network) {
        GraphWriter writer = new GraphWriter(network, graph);
        switch (network.question()) {
            case IntegerNetwork.Question.Tokens(String _, int size, int _) -> {
                int tokens = graph.tensor(TfLiteWriter.TOKENS, ElementType.INT32, Scales.NONE, size);
                writer.declareTokens(tokens);
                graph.input(TfLiteWriter.TOKENS, tokens);
            }
            case IntegerNetwork.Question.Numbers(IntegerTensor tensor) ->
                graph.input(tensor.name(), writer.declare(tensor, tensor.name()));
        }
        for (IntegerNetwork.Carry carry : network.carries()) {
            graph.input(carry.input(), writer.declare(network.tensor(carry.input()), carry.input()));
        }
        Map<String, String> outputs = outputs(network);
        OperatorWriter each = new OperatorWriter(writer);
        for (IntegerNode node : network.nodes()) {
            writer.declare(network.tensor(node.name()), shownAs(node.name(), outputs));
            int before = graph.operators().size();
            each.write(node);
            List<Builtin> written = graph.operators();
            operators.put(node.name(), List.copyOf(written.subList(before, written.size())));
        }
        outputs.forEach((name, tensor) -> graph.output(name, writer.number(tensor)));
    }

    FlatGraph graph() {
        return graph;
    }

    List<Builtin> operators(IntegerNode node) {
        return Lookup.in(operators, node.name());
    }

    /** What the file calls a tensor: the first output that it is, or its own name. */
    private static String shownAs(String tensor, Map<String, String> outputs) {
        return outputs.entrySet().stream()
                .filter(output -> output.getValue().equals(tensor))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(tensor);
    }

    /** The tensors of the outputs by the outputs' names, in their order. */
    private static Map<String, String> outputs(IntegerNetwork network) {
        Map<String, String> tensors = new LinkedHashMap<>();
        tensors.put(network.isFeedForward() ? network.answer() : TfLiteWriter.LOGITS, network.answer());
        if (network.halting() != null) {
            tensors.put(TfLiteWriter.HALT, network.halting().logit());
        }
        for (IntegerNetwork.Carry carry : network.carries()) {
            tensors.put(TfLiteWriter.next(carry), carry.output());
        }
        return tensors;
    }
}
