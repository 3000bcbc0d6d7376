package org.penjing.onnx;

import static org.penjing.onnx.OnnxGraph.attribute;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penjing.compress.ActivationQuantizer;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.QuantizedWeight;
import org.penjing.network.Operator;
import org.penjing.network.Recursion;
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.Lookup;
import org.penjing.tensor.Shape;

/**
 * Integers with scales, in quantize/dequantize form: weights as INT4 (2 and 4 bits) or INT8 (6 and 8 bits) with a scale per
 * output channel, every result through QuantizeLinear and DequantizeLinear. Tables and initial states are stored in the
 * integers of the tensor they are copied to.
 */
final class QuantizedNumbers implements Numbers {
    private final CompressedModel model;
    private final OnnxGraph outermost;
    private final Map<String, ActivationQuantizer> activations;
    private final Map<String, QuantizedWeight> weights;
    private final Map<String, String> written = new HashMap<>();

    QuantizedNumbers(CompressedModel model, OnnxGraph outermost) {
        this.model = model;
        this.outermost = outermost;
        this.activations = model.activations();
        this.weights = model.weights();
    }

    @Override
    public String weight(Operator.Linear linear) {
        return written.computeIfAbsent(linear.weight(), name -> {
            QuantizedWeight weight = Lookup.in(weights, name);
            Shape shape = Shape.of(linear.inputs(), linear.outputs());
            byte[] values = Arrays2d.transposed(weight.values(), linear.inputs());
            TensorProto packed =
                    weight.bits() <= 4 ? OnnxTensors.nibbles(shape, values) : OnnxTensors.bytes(shape, values);
            String scales = outermost.constant(OnnxTensors.floats(Shape.of(linear.outputs()), weight.scales()));
            return outermost.node(
                    "DequantizeLinear", List.of(outermost.constant(packed), scales), attribute("axis", 1));
        });
    }

    @Override
    public String embedded(OnnxGraph graph, Operator.Embedding embedding, String tensor, String tokens) {
        FloatTensor table = Arrays2d.scaled(model.model().parameter(embedding.table()), embedding.scale());
        ActivationQuantizer quantizer = activations.get(tensor);
        if (quantizer == null) {
            return graph.node(
                    "Gather", List.of(graph.constant(OnnxTensors.floats(table.shape(), table.values())), tokens));
        }
        String rows = graph.node("Gather", List.of(graph.constant(integers(quantizer, table)), tokens));
        return dequantized(graph, rows, quantizer);
    }

    @Override
    public String initial(Recursion.Carry carry) {
        FloatTensor initial = model.model().parameter(carry.initial());
        ActivationQuantizer quantizer = activations.get(carry.input());
        return quantizer == null
                ? outermost.constant(OnnxTensors.floats(initial.shape(), initial.values()))
                : dequantized(outermost, outermost.constant(integers(quantizer, initial)), quantizer);
    }

    @Override
    public String stored(OnnxGraph graph, String tensor, String value) {
        return rounded(graph, value, activations.get(tensor));
    }

    /** {@code value} rounded to what the quantizer can hold. */
    static String rounded(OnnxGraph graph, String value, @Nullable ActivationQuantizer quantizer) {
        if (quantizer == null) {
            return value;
        }
        String scale = graph.constant(OnnxTensors.real(quantizer.scale()));
        String zero = graph.constant(OnnxTensors.activation(quantizer, quantizer.zeroPoint()));
        String integers = graph.node("QuantizeLinear", List.of(value, scale, zero));
        return dequantized(graph, integers, quantizer);
    }

    private static String dequantized(OnnxGraph graph, String integers, ActivationQuantizer quantizer) {
        String scale = graph.constant(OnnxTensors.real(quantizer.scale()));
        String zero = graph.constant(OnnxTensors.activation(quantizer, quantizer.zeroPoint()));
        return graph.node("DequantizeLinear", List.of(integers, scale, zero));
    }

    private static TensorProto integers(ActivationQuantizer quantizer, FloatTensor real) {
        int[] values = new int[real.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = quantizer.quantize(real.values()[i]);
        }
        return OnnxTensors.activations(quantizer, real.shape(), values);
    }
}
