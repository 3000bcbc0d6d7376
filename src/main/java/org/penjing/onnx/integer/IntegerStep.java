package org.penjing.onnx.integer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Lookup;
import org.penjing.compress.ActivationQuantizer;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.IntegerNode;
import org.penjing.compress.integer.IntegerOperator;
import org.penjing.compress.integer.IntegerTensor;
import org.penjing.compress.integer.Sigmoid;
import org.penjing.onnx.graph.OnnxGraph;
import org.penjing.onnx.graph.OnnxTensors;
import org.penjing.onnx.graph.StepWriter;
import org.penjing.tensor.Shape;

/**
 * Writes one step in integers, each operator in the steps of its definition ({@link IntegerOperator}). Products of matrices run
 * in floats, whose sums are integers too small to be rounded; all else in 64-bit integers. So every processor gives the
 * definition's bytes.
 */
public final class IntegerStep implements StepWriter {
    private final IntegerNetwork network;
    private final LinearForm linears = new LinearForm();

    public IntegerStep(IntegerNetwork network) {
        this.network = network;
    }

    @Override
    public int cells() {
        return network.question().size();
    }

    @Override
    public int vocabulary() {
        return network.tensor(network.answer()).columns();
    }

    @Override
    public List<State> states() {
        return network.carries().stream().map(this::state).toList();
    }

    private State state(IntegerNetwork.Carry carry) {
        IntegerTensor tensor = network.tensor(carry.input());
        int bits = tensor.bits();
        int width = carry.initial().length;
        return new State(
                carry.input(),
                tensor.rows(),
                width,
                OnnxTensors.activation(bits),
                OnnxTensors.activations(bits, Shape.of(width), carry.initial()));
    }

    @Override
    public Step write(OnnxGraph graph, String question, List<String> states) {
        Map<String, Ints> values = new HashMap<>();
        values.put(network.question().name(), integers(graph, question));
        List<IntegerNetwork.Carry> carries = network.carries();
        for (int i = 0; i < carries.size(); i++) {
            values.put(carries.get(i).input(), Ints.cast(graph, states.get(i)));
        }
        for (IntegerNode node : network.nodes()) {
            List<Ints> read = node.inputs().stream()
                    .map(input -> Lookup.in(values, input))
                    .toList();
            values.put(node.name(), written(graph, node, read));
        }
        return new Step(
                logits(graph, Lookup.in(values, network.answer())),
                confidence(graph, values),
                carries.stream()
                        .map(carry -> Lookup.in(values, carry.output())
                                .as(OnnxTensors.activation(
                                        network.tensor(carry.output()).bits())))
                        .toList());
    }

    /** A negative token would count from the table's end; moved past that end it is refused like one that is too large. */
    private Ints integers(OnnxGraph graph, String question) {
        return switch (network.question()) {
            case IntegerNetwork.Question.Tokens tokens -> new Ints(graph, question).ifNegative(tokens.vocabulary());
            case IntegerNetwork.Question.Numbers(IntegerTensor tensor) -> {
                ActivationQuantizer quantizer = tensor.quantizer();
                String scale = graph.constant(OnnxTensors.real(quantizer.scale()));
                String zero =
                        graph.constant(OnnxTensors.activations(quantizer.bits(), Shape.of(), quantizer.zeroPoint()));
                yield Ints.cast(graph, graph.node("QuantizeLinear", List.of(question, scale, zero)));
            }
        };
    }

    private Ints written(OnnxGraph graph, IntegerNode node, List<Ints> read) {
        IntegerTensor result = network.tensor(node.name());
        Ints x = read.getFirst();
        return switch (node.operator()) {
            case IntegerOperator.Embedding(int[] table, int width) -> embedded(graph, table, width, x, result);
            case IntegerOperator.Linear linear -> linears.write(linear, x, source(node), result);
            case IntegerOperator.Transpose transpose -> x.transposed(0L, 2L, 1L);
            case IntegerOperator.Add add ->
                AddForm.write(
                        add, read, node.inputs().stream().map(network::tensor).toList(), result);
            case IntegerOperator.RmsNorm norm -> RmsNormForm.write(norm, x, source(node), result);
            case IntegerOperator.SwiGlu swiGlu -> SwiGluForm.write(swiGlu, x, source(node), result);
            case IntegerOperator.Relu relu -> x.atLeast(result.quantizer().zeroPoint());
            case IntegerOperator.MeanTokens mean -> mean(mean, x, source(node), result);
            case IntegerOperator.Attention attention -> AttentionForm.write(attention, x, source(node), result);
        };
    }

    private IntegerTensor source(IntegerNode node) {
        return network.tensor(node.inputs().getFirst());
    }

    private static Ints mean(IntegerOperator.MeanTokens mean, Ints x, IntegerTensor source, IntegerTensor result) {
        long zero = -(long) source.rows() * source.quantizer().zeroPoint();
        return Rescale.stored(Rescale.times(x.sum(1).plus(zero), mean.rescale()), result);
    }

    private static Ints embedded(OnnxGraph graph, int[] table, int width, Ints tokens, IntegerTensor result) {
        String rows =
                graph.constant(OnnxTensors.activations(result.bits(), Shape.of(table.length / width, width), table));
        return Ints.cast(graph, graph.node("Gather", List.of(rows, tokens.name())));
    }

    private String logits(OnnxGraph graph, Ints scores) {
        var quantizer = network.tensor(network.answer()).quantizer();
        String centred = scores.plus(-quantizer.zeroPoint()).as(OnnxTensors.FLOAT);
        return graph.node("Mul", List.of(centred, graph.constant(OnnxTensors.real(quantizer.scale()))));
    }

    private @Nullable String confidence(OnnxGraph graph, Map<String, Ints> values) {
        IntegerNetwork.Halting halting = network.halting();
        if (halting == null) {
            return null;
        }
        int zeroPoint = network.tensor(halting.logit()).quantizer().zeroPoint();
        String share = SigmoidForm.write(Lookup.in(values, halting.logit()).plus(-zeroPoint), halting.toConfidence())
                .as(OnnxTensors.FLOAT);
        String unit = graph.constant(OnnxTensors.real(1f / Sigmoid.ONE));
        String confidence = graph.node("Mul", List.of(share, unit));
        return graph.node("Reshape", List.of(confidence, graph.constant(OnnxTensors.integers(-1))));
    }
}
