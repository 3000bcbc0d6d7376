package org.penjing.onnx;

import java.util.List;
import org.penjing.network.Model;
import org.penjing.network.Operator;
import org.penjing.network.Recursion;
import org.penjing.tensor.FloatTensor;

/** 32-bit floats throughout. */
final class RealNumbers implements Numbers {
    private final Model model;
    private final OnnxGraph outermost;

    RealNumbers(Model model, OnnxGraph outermost) {
        this.model = model;
        this.outermost = outermost;
    }

    @Override
    public String weight(Operator.Linear linear) {
        FloatTensor transposed = Arrays2d.transposed(model.parameter(linear.weight()));
        return outermost.constant(OnnxTensors.floats(transposed.shape(), transposed.values()));
    }

    @Override
    public String embedded(OnnxGraph graph, Operator.Embedding embedding, String tensor, String tokens) {
        FloatTensor table = Arrays2d.scaled(model.parameter(embedding.table()), embedding.scale());
        return graph.node("Gather", List.of(graph.constant(OnnxTensors.floats(table.shape(), table.values())), tokens));
    }

    @Override
    public String initial(Recursion.Carry carry) {
        FloatTensor initial = model.parameter(carry.initial());
        return outermost.constant(OnnxTensors.floats(initial.shape(), initial.values()));
    }

    @Override
    public String stored(OnnxGraph graph, String tensor, String value) {
        return value;
    }
}
