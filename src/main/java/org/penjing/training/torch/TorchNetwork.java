package org.penjing.training.torch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.penjing.base.Lookup;
import org.penjing.compress.ActivationQuantizer;
import org.penjing.network.Architecture;
import org.penjing.network.Node;
import org.penjing.network.operator.Add;
import org.penjing.network.operator.Attention;
import org.penjing.network.operator.Embedding;
import org.penjing.network.operator.Linear;
import org.penjing.network.operator.MeanTokens;
import org.penjing.network.operator.Relu;
import org.penjing.network.operator.RmsNorm;
import org.penjing.network.operator.SwiGlu;
import org.penjing.network.operator.Transpose;

/** Runs one step of an architecture on libtorch tensors with a leading batch axis. */
final class TorchNetwork {
    private final Architecture architecture;
    private final Map<String, Tensor> parameters;
    private final Map<String, ActivationQuantizer> activations;

    /**
     * @param parameters by name, already cut to the kept channels
     * @param activations by tensor name; tensors without a quantizer stay in float
     */
    TorchNetwork(
            Architecture architecture, Map<String, Tensor> parameters, Map<String, ActivationQuantizer> activations) {
        this.architecture = architecture;
        this.parameters = parameters;
        this.activations = activations;
    }

    /** Every tensor of the step, by name. */
    Map<String, Tensor> step(Tensor question, Map<String, Tensor> carried) {
        Map<String, Tensor> tensors = new HashMap<>(carried);
        architecture.network().inputs().stream()
                .filter(input -> !carried.containsKey(input.name()))
                .forEach(input -> tensors.put(input.name(), quantized(input.name(), question)));
        for (Node node : architecture.network().nodes()) {
            tensors.put(node.name(), quantized(node.name(), apply(node, tensors)));
        }
        return tensors;
    }

    /** What every token's carried states start from, expanded to the batch. */
    Map<String, Tensor> initialStates(int batch) {
        Map<String, Tensor> states = new HashMap<>();
        architecture.recursion().carries().forEach(carry -> {
            Tensor initial = parameter(carry.initial());
            Tensor state = initial.expand(batch, architecture.cells(), initial.size(0));
            states.put(carry.input(), quantized(carry.input(), state));
        });
        return states;
    }

    private Tensor quantized(String tensor, Tensor value) {
        ActivationQuantizer quantizer = activations.get(tensor);
        return quantizer == null
                ? value
                : torch.fake_quantize_per_tensor_affine(
                        value,
                        (double) quantizer.scale(),
                        quantizer.zeroPoint(),
                        quantizer.smallest(),
                        quantizer.largest());
    }

    private Tensor apply(Node node, Map<String, Tensor> tensors) {
        List<Tensor> read =
                node.inputs().stream().map(name -> Lookup.in(tensors, name)).toList();
        Tensor input = read.getFirst();
        return switch (node.operator()) {
            case Embedding embedding ->
                torch.embedding(parameter(embedding.table()), input).mul(new Scalar(embedding.scale()));
            case Linear linear -> {
                Tensor weight = parameter(linear.weight());
                yield linear.bias() == null
                        ? torch.linear(input, weight)
                        : torch.linear(input, weight, new TensorOptional(parameter(linear.bias())));
            }
            case Transpose transpose -> input.transpose(-1, -2);
            case RmsNorm norm ->
                torch.rms_norm(
                        input, new long[] {input.size(-1)}, new TensorOptional(), new DoubleOptional(norm.epsilon()));
            case SwiGlu swiGlu -> {
                TensorVector halves = input.chunk(2, -1);
                yield torch.silu(halves.get(0)).mul(halves.get(1));
            }
            case Attention attention -> TorchAttention.apply(attention, input);
            case Add add -> {
                Tensor sum = input;
                for (Tensor term : read.subList(1, read.size())) {
                    sum = sum.add(term);
                }
                yield sum;
            }
            case Relu relu -> torch.relu(input);
            case MeanTokens mean -> input.flatten(1, -2).mean(1);
        };
    }

    private Tensor parameter(String name) {
        return Lookup.in(parameters, name);
    }
}
