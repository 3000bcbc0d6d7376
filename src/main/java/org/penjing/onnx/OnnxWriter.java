package org.penjing.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.penjing.compress.CompressedModel;
import org.penjing.network.Model;
import org.penjing.network.Recursion;
import org.penjing.tensor.Lookup;

/**
 * Writes models as ONNX files (opset 21, the first with INT4) of standard operators only, so any runtime executes them. A
 * compressed model is written in quantize/dequantize form with packed weights.
 *
 * <p>A <em>step</em> file is one step: from {@code tokens} int64 [n, cells] and the carried states to {@code logits} [n, cells,
 * vocabulary], {@code confidence} [n], and each carried state {@code s} as {@code s_next}. An <em>inference</em> file is the
 * whole recursion with early exit per sample: from {@code tokens} to {@code answer} int64 [n, cells], {@code steps} int64 [n]
 * and {@code confidence} [n]. The number of samples n is free.
 */
public final class OnnxWriter {
    public static final String TOKENS = "tokens";
    public static final String LOGITS = "logits";
    public static final String CONFIDENCE = "confidence";
    public static final String ANSWER = "answer";
    public static final String STEPS = "steps";

    private static final long OPSET = 21;
    private static final long IR_VERSION = 10;

    private OnnxWriter() {}

    /** One step in 32-bit floats. */
    public static byte[] step(Model model, ModelCard card) {
        return step(model, graph -> new RealNumbers(model, graph), card);
    }

    /** One step in the integers of {@code model}. */
    public static byte[] step(CompressedModel model, ModelCard card) {
        return step(model.model(), graph -> new QuantizedNumbers(model, graph), card);
    }

    /** The whole inference in 32-bit floats. */
    public static byte[] inference(Model model, ModelCard card) {
        OnnxGraph graph = new OnnxGraph("inference");
        InferenceLoop.write(graph, model, new RealNumbers(model, graph), card);
        return file(graph, card.entries());
    }

    /** The whole inference in the integers of {@code model}. */
    public static byte[] inference(CompressedModel model, ModelCard card) {
        OnnxGraph graph = new OnnxGraph("inference");
        InferenceLoop.write(graph, model.model(), new QuantizedNumbers(model, graph), card);
        return file(graph, card.entries());
    }

    static String next(Recursion.Carry carry) {
        return carry.input() + "_next";
    }

    private static byte[] step(Model model, Function<OnnxGraph, Numbers> numbers, ModelCard card) {
        OnnxGraph graph = new OnnxGraph("step");
        Map<String, String> inputs = BatchFirstStep.declareInputs(graph, model.architecture());
        BatchFirstStep step = new BatchFirstStep(model, numbers.apply(graph), graph, inputs);
        int cells = model.architecture().cells();
        output(graph, step.logits(), LOGITS, "n", cells, vocabulary(model));
        output(graph, step.confidence(), CONFIDENCE, "n");
        List<String> carried = step.carried();
        for (int i = 0; i < carried.size(); i++) {
            Recursion.Carry carry = model.recursion().carries().get(i);
            output(graph, carried.get(i), next(carry), "n", cells, width(model, carry));
        }
        return file(graph, card.entries());
    }

    static int vocabulary(Model model) {
        return Lookup.in(model.network().shapes(), model.recursion().answer()).extent(-1);
    }

    static int width(Model model, Recursion.Carry carry) {
        return model.parameter(carry.initial()).shape().extent(0);
    }

    static void output(OnnxGraph graph, String value, String name, Object... extents) {
        graph.node("Identity", List.of(value), List.of(name));
        graph.output(name, OnnxTensors.FLOAT, extents);
    }

    static byte[] file(OnnxGraph graph, Map<String, String> metadata) {
        ModelProto.Builder file = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("penjing")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setGraph(graph.build());
        List<StringStringEntryProto> entries = new ArrayList<>();
        metadata.forEach((key, value) -> entries.add(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value).build()));
        return file.addAllMetadataProps(entries).build().toByteArray();
    }
}
