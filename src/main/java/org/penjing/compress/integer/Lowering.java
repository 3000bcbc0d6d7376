package org.penjing.compress.integer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Lookup;
import org.penjing.compress.ActivationQuantizer;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.QuantizedWeight;
import org.penjing.network.Input;
import org.penjing.network.Network;
import org.penjing.network.Node;
import org.penjing.network.Recursion;
import org.penjing.network.operator.Add;
import org.penjing.network.operator.Attention;
import org.penjing.network.operator.Embedding;
import org.penjing.network.operator.Linear;
import org.penjing.network.operator.MeanTokens;
import org.penjing.network.operator.Relu;
import org.penjing.network.operator.RmsNorm;
import org.penjing.network.operator.SwiGlu;
import org.penjing.network.operator.Transpose;
import org.penjing.tensor.Shape;

/** Turns the real numbers of a compressed model into the constants of integer operators, once per site. */
final class Lowering {
    private final CompressedModel model;
    private final Network network;
    private final Map<String, QuantizedWeight> weights;
    private final Map<String, IntegerTensor> tensors = new LinkedHashMap<>();
    private final Map<String, IntegerOperator> operators = new HashMap<>();

    Lowering(CompressedModel model) {
        this.model = model;
        this.network = model.architecture().network();
        this.weights = model.weights();
        Map<String, Shape> shapes = network.shapes();
        Map<String, ActivationQuantizer> quantizers = model.activations();
        network.inputs().stream()
                .filter(input -> input.kind() == Input.Kind.REAL)
                .forEach(input -> put(input.name(), shapes, quantizers));
        network.nodes().forEach(node -> put(node.name(), shapes, quantizers));
    }

    private void put(String name, Map<String, Shape> shapes, Map<String, ActivationQuantizer> quantizers) {
        ActivationQuantizer quantizer = quantizers.get(name);
        if (quantizer == null) {
            throw new IllegalArgumentException("tensor " + name + " has no range");
        }
        Shape shape = Lookup.in(shapes, name);
        int columns = shape.extent(-1);
        tensors.put(name, new IntegerTensor(name, shape.size() / columns, columns, quantizer));
    }

    IntegerNetwork network() {
        Recursion recursion = model.architecture().recursion();
        List<IntegerNode> nodes = new ArrayList<>();
        for (Node node : network.nodes()) {
            IntegerOperator operator = operators.computeIfAbsent(node.site(), site -> lowered(node));
            nodes.add(new IntegerNode(node.name(), node.site(), operator, node.inputs()));
        }
        return new IntegerNetwork(
                question(),
                tensors,
                nodes,
                recursion.carries().stream().map(this::carry).toList(),
                recursion.answer(),
                recursion.reading(),
                recursion.halt() == null
                        ? null
                        : new IntegerNetwork.Halting(recursion.halt(), toSigmoid(tensor(recursion.halt()))));
    }

    private IntegerNetwork.Question question() {
        Input asked = model.architecture().question();
        return switch (asked.kind()) {
            case TOKENS ->
                new IntegerNetwork.Question.Tokens(
                        asked.name(), asked.shape().size(), network.vocabulary().orElseThrow());
            case REAL -> new IntegerNetwork.Question.Numbers(tensor(asked.name()));
        };
    }

    private IntegerNetwork.Carry carry(Recursion.Carry carry) {
        ActivationQuantizer quantizer = tensor(carry.input()).quantizer();
        float[] real = model.real(carry.initial()).values();
        return new IntegerNetwork.Carry(carry.input(), carry.output(), quantized(real, 1, quantizer));
    }

    private IntegerOperator lowered(Node node) {
        IntegerTensor result = tensor(node.name());
        return switch (node.operator()) {
            case Embedding embedding -> embedding(embedding, result);
            case Linear linear -> linear(linear, read(node), result);
            case Transpose transpose -> new IntegerOperator.Transpose();
            case RmsNorm norm -> rmsNorm(norm, read(node), result);
            case SwiGlu swiGlu -> swiGlu(read(node), result);
            case Attention attention ->
                AttentionKernel.lowered(attention, read(node), ratioOfScales(read(node), result));
            case Add add -> add(node.inputs().stream().map(this::tensor).toList(), result);
            case Relu relu -> new IntegerOperator.Relu();
            case MeanTokens mean -> mean(read(node), result);
        };
    }

    private IntegerTensor read(Node node) {
        return tensor(node.inputs().getFirst());
    }

    private static double ratioOfScales(IntegerTensor read, IntegerTensor result) {
        return (double) read.quantizer().scale() / result.quantizer().scale();
    }

    private IntegerOperator embedding(Embedding embedding, IntegerTensor result) {
        float[] real = model.real(embedding.table()).values();
        return new IntegerOperator.Embedding(quantized(real, embedding.scale(), result.quantizer()), embedding.width());
    }

    private static IntegerOperator rmsNorm(RmsNorm norm, IntegerTensor read, IntegerTensor result) {
        return IntegerOperator.RmsNorm.of(
                norm.epsilon(),
                read.columns(),
                read.quantizer().scale(),
                result.quantizer().scale());
    }

    private static IntegerOperator swiGlu(IntegerTensor read, IntegerTensor result) {
        return new IntegerOperator.SwiGlu(
                toSigmoid(read),
                FixedPoint.of(ratioOfScales(read, result)
                        * read.quantizer().scale()
                        * Math.scalb(1.0, IntegerOperator.SwiGlu.gateShift(read.bits()) - 15)));
    }

    private static IntegerOperator mean(IntegerTensor read, IntegerTensor result) {
        return new IntegerOperator.MeanTokens(
                FixedPoint.of(ratioOfScales(read, result)).dividedBy(read.rows()));
    }

    private IntegerOperator linear(Linear linear, IntegerTensor read, IntegerTensor result) {
        if (linear.inputs() > IntegerOperator.Linear.MOST_INPUTS) {
            throw new IllegalArgumentException(linear.weight() + " has " + linear.inputs() + " inputs, more than "
                    + IntegerOperator.Linear.MOST_INPUTS);
        }
        QuantizedWeight weight = Lookup.in(weights, linear.weight());
        List<FixedPoint> rescale = new ArrayList<>();
        for (float scale : weight.scales()) {
            rescale.add(FixedPoint.of((double) read.quantizer().scale()
                    * scale
                    / result.quantizer().scale()));
        }
        return new IntegerOperator.Linear(
                linear.weight(),
                weight,
                linear.inputs(),
                linear.outputs(),
                bias(linear, weight, read),
                rescale,
                IntegerOperator.Linear.isWide(read.bits(), linear.inputs(), linear.bias() != null));
    }

    private long @Nullable [] bias(Linear linear, QuantizedWeight weight, IntegerTensor read) {
        if (linear.bias() == null && read.bits() == 16) {
            return null;
        }
        long[] bias = new long[linear.outputs()];
        for (int output = 0; output < bias.length; output++) {
            long rowSum = 0;
            for (int input = 0; input < linear.inputs(); input++) {
                rowSum += weight.values()[output * linear.inputs() + input];
            }
            bias[output] = -read.zeroPoint() * rowSum;
            if (linear.bias() != null) {
                double unit = (double) read.quantizer().scale() * weight.scales()[output];
                double real = model.real(linear.bias()).values()[output];
                bias[output] += (long) Math.rint(real / unit);
            }
        }
        return bias;
    }

    private static IntegerOperator add(List<IntegerTensor> terms, IntegerTensor result) {
        if (terms.size() < 2 || terms.size() > IntegerOperator.Add.MOST_TERMS) {
            throw new IllegalArgumentException(
                    "an addition has 2 or 3 terms, " + result.name() + " has " + terms.size());
        }
        int headroom = result.bits() == 8 ? 20 : 15;
        double twice = 2
                * terms.stream()
                        .mapToDouble(term -> term.quantizer().scale())
                        .max()
                        .orElseThrow();
        return new IntegerOperator.Add(
                headroom,
                terms.stream()
                        .map(term -> FixedPoint.of(term.quantizer().scale() / twice))
                        .toList(),
                FixedPoint.of(
                        twice / ((1L << headroom) * (double) result.quantizer().scale())));
    }

    private static ShortFixedPoint toSigmoid(IntegerTensor tensor) {
        return ShortFixedPoint.of((double) tensor.quantizer().scale() * (1 << Sigmoid.ARGUMENT_BITS));
    }

    private static int[] quantized(float[] real, float scale, ActivationQuantizer quantizer) {
        int[] integers = new int[real.length];
        for (int i = 0; i < real.length; i++) {
            integers[i] = quantizer.quantize(real[i] * scale);
        }
        return integers;
    }

    private IntegerTensor tensor(String name) {
        return Lookup.in(tensors, name);
    }
}
