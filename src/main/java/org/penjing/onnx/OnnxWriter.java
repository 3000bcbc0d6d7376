package org.penjing.onnx;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.penjing.compress.integer.IntegerModel;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.Sigmoid;
import org.penjing.network.Model;
import org.penjing.onnx.graph.OnnxGraph;
import org.penjing.onnx.graph.OnnxTensors;
import org.penjing.onnx.graph.StepWriter;
import org.penjing.onnx.integer.IntegerStep;

/**
 * Writes ONNX files in standard operators. Those of integer networks give the definition's numbers in every bit, on every
 * processor: they hold its steps in 64-bit integers, and products of matrices in floats that no sum makes round.
 *
 * <p>A <em>step</em> file maps {@code tokens} int64 [n, cells] and the carried states, int8 or int16 [n, cells, width], to {@code
 * logits} float [n, cells, vocabulary], {@code confidence} float [n], and each carried state {@code s} as {@code s_next}; its
 * metadata has the {@linkplain IntegerNetwork#initialStates rows that states start from}. An <em>inference</em> file is the whole recursion with
 * early exit per sample: from {@code tokens} to {@code answer} int64 [n, cells], {@code steps} int64 [n] and {@code confidence}
 * float [n]; of a feed-forward network from {@code x} float [n, features] to {@code y} float [n, outputs] and, where the answer
 * is a class, {@code class} int64 [n]. The number of samples n is free.
 */
public final class OnnxWriter {
    public static final String TOKENS = "tokens";
    public static final String NUMBERS = "x";
    public static final String OUTPUT = "y";
    public static final String CLASS = "class";
    public static final String LOGITS = "logits";
    public static final String CONFIDENCE = "confidence";
    public static final String ANSWER = "answer";
    public static final String STEPS = "steps";

    private static final String ARITHMETIC = "arithmetic";
    private static final String EXACT = "integers; the same bits on every processor";

    private OnnxWriter() {}

    /** One step of {@code network}. */
    public static byte[] step(IntegerNetwork network, ModelCard card) {
        OnnxGraph graph = new OnnxGraph("step");
        StepWriter writer = new IntegerStep(network);
        int cells = writer.cells();
        graph.input(TOKENS, OnnxTensors.INT64, "n", cells);
        for (StepWriter.State state : writer.states()) {
            graph.input(state.name(), state.type(), "n", state.rows(), state.width());
        }
        List<String> states =
                writer.states().stream().map(StepWriter.State::name).toList();
        StepWriter.Step step = writer.write(graph, TOKENS, states);
        graph.output(step.logits(), LOGITS, OnnxTensors.FLOAT, "n", cells, writer.vocabulary());
        if (step.confidence() != null) {
            graph.output(step.confidence(), CONFIDENCE, OnnxTensors.FLOAT, "n");
        }
        for (int i = 0; i < states.size(); i++) {
            StepWriter.State state = writer.states().get(i);
            graph.output(step.states().get(i), state.next(), state.type(), "n", state.rows(), state.width());
        }
        Map<String, String> metadata = metadata(card);
        metadata.putAll(network.initialStates());
        return graph.file(metadata);
    }

    /** The whole inference of {@code network}. */
    public static byte[] inference(IntegerNetwork network, ModelCard card) {
        OnnxGraph graph = new OnnxGraph("inference");
        if (network.isFeedForward()) {
            FeedForward.write(graph, new IntegerStep(network), network.reading());
            return graph.file(metadata(card));
        }
        IntegerModel model = IntegerModel.of(network, card.depth(), card.haltThreshold());
        float threshold = (float) model.haltThreshold() / Sigmoid.ONE;
        InferenceLoop.write(graph, new IntegerStep(network), card.depth(), threshold);
        return graph.file(metadata(card));
    }

    /** The whole inference in 32-bit floats. */
    public static byte[] inference(Model model, ModelCard card) {
        OnnxGraph graph = new OnnxGraph("inference");
        if (model.recursion().isFeedForward()) {
            FeedForward.write(graph, new FloatStep(model), model.recursion().reading());
            return graph.file(card.entries());
        }
        // A confidence may round to 1, so the threshold of "never" is above it.
        float threshold = card.haltThreshold() < 1 ? (float) card.haltThreshold() : 2;
        InferenceLoop.write(graph, new FloatStep(model), card.depth(), threshold);
        return graph.file(card.entries());
    }

    private static Map<String, String> metadata(ModelCard card) {
        Map<String, String> metadata = new TreeMap<>(card.entries());
        metadata.put(ARITHMETIC, EXACT);
        return metadata;
    }
}
