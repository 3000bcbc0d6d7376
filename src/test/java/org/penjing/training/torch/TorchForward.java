package org.penjing.training.torch;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.penjing.base.Lookup;
import org.penjing.network.Model;

/** The trainer's forward pass, for tests of other packages. */
public final class TorchForward {
    private TorchForward() {}

    /** Every tensor that a node writes in the first step on one question. */
    public static Map<String, float[]> step(Model model, int[] question) {
        try (PointerScope scope = new PointerScope()) {
            Map<String, Tensor> parameters = new HashMap<>();
            model.parameters().forEach((name, value) -> parameters.put(name, TorchParameters.tensor(value)));
            TorchNetwork network = new TorchNetwork(model.architecture(), parameters, Map.of());
            long[] tokens = new long[question.length];
            for (int i = 0; i < tokens.length; i++) {
                tokens[i] = question[i];
            }
            Map<String, Tensor> tensors =
                    network.step(Tensor.create(tokens, 1, tokens.length).clone(), network.initialStates(1));
            Map<String, float[]> values = new LinkedHashMap<>();
            model.network()
                    .nodes()
                    .forEach(node -> values.put(
                            node.name(),
                            TorchParameters.floatTensor(Lookup.in(tensors, node.name()))
                                    .values()));
            return values;
        }
    }
}
