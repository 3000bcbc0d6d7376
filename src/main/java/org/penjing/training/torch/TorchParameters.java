package org.penjing.training.torch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.Compression;
import org.penjing.network.Architecture;
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.Shape;

/** The parameters of a model as leaves of a gradient graph, and the views of them that a subnet computes with. */
final class TorchParameters {
    private final FlatParameters layout;
    private final Map<String, Tensor> leaves = new LinkedHashMap<>();

    TorchParameters(Architecture architecture, FlatParameters layout, float[] flat, boolean requiresGradient) {
        this.layout = layout;
        for (var parameter : architecture.parameterShapes().entrySet()) {
            Shape shape = parameter.getValue();
            float[] values = new float[shape.size()];
            System.arraycopy(flat, layout.offset(parameter.getKey()), values, 0, values.length);
            leaves.put(
                    parameter.getKey(), tensor(new FloatTensor(shape, values)).requires_grad_(requiresGradient));
        }
    }

    static Tensor tensor(FloatTensor value) {
        return Tensor.create(value.values(), longs(value.shape())).clone();
    }

    static FloatTensor floatTensor(Tensor tensor) {
        List<Integer> extents = new ArrayList<>();
        for (int axis = 0; axis < tensor.dim(); axis++) {
            extents.add((int) tensor.size(axis));
        }
        return new FloatTensor(new Shape(extents), floats(tensor));
    }

    static long[] longs(Shape shape) {
        return shape.extents().stream().mapToLong(Integer::longValue).toArray();
    }

    /** The network that {@code subnet} stands for, over these parameters. */
    TorchNetwork network(ChannelGroups groups, Architecture architecture, Subnet subnet) {
        Architecture cut = groups.slice(subnet.widths());
        return new TorchNetwork(cut, views(groups, architecture, subnet), subnet.quantizers(cut));
    }

    /** What {@code subnet} computes with: parameters cut to their kept channels, weights rounded to their bits. */
    private Map<String, Tensor> views(ChannelGroups groups, Architecture architecture, Subnet subnet) {
        Map<String, Tensor> views = new LinkedHashMap<>();
        leaves.forEach((name, leaf) -> views.put(name, cut(leaf, name, groups, subnet.widths())));
        Compression compression = subnet.compression();
        if (compression != null) {
            for (String weight : architecture.network().weights().keySet()) {
                int bits = compression.precision(weight).weightBits();
                views.computeIfPresent(
                        weight, (name, value) -> TorchQuantizer.rounded(value, bits, subnet.quantizer()));
            }
        }
        return views;
    }

    /** The gradient of {@code loss} in the flat layout. */
    void addGradient(Tensor loss, float[] gradient) {
        Tensor[] inputs = leaves.values().toArray(Tensor[]::new);
        TensorVector gradients = torch.grad(
                new TensorVector(loss), new TensorVector(inputs), new TensorVector(), new BoolOptional(), false, true);
        int index = 0;
        for (String name : leaves.keySet()) {
            Tensor part = gradients.get(index++);
            if (part.defined()) {
                add(part, gradient, layout.offset(name));
            }
        }
    }

    private static void add(Tensor part, float[] gradient, int offset) {
        float[] values = floats(part);
        for (int i = 0; i < values.length; i++) {
            gradient[offset + i] += values[i];
        }
    }

    private static float[] floats(Tensor tensor) {
        Tensor contiguous = tensor.contiguous();
        float[] values = new float[(int) contiguous.numel()];
        new FloatPointer(contiguous.data_ptr()).get(values);
        return values;
    }

    private static Tensor cut(Tensor leaf, String name, ChannelGroups groups, Map<String, Integer> widths) {
        if (widths.isEmpty()) {
            return leaf;
        }
        Tensor cut = leaf;
        List<int[]> kept = groups.keptIndices(name, widths);
        for (int axis = 0; axis < kept.size(); axis++) {
            int[] indices = kept.get(axis);
            if (indices.length == leaf.size(axis)) {
                continue;
            }
            cut = indices[indices.length - 1] == indices.length - 1
                    ? cut.narrow(axis, 0, indices.length)
                    : cut.index_select(axis, Tensor.create(indices).clone());
        }
        return cut;
    }
}
