package org.penjing.training.torch;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.penjing.base.Lookup;
import org.penjing.network.Architecture;
import org.penjing.network.Model;
import org.penjing.network.operator.Parameter;
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.Shape;

/** Where each parameter of an architecture lies in one flat array, which is what the optimizer works on. */
public final class FlatParameters {
    private final Architecture architecture;
    private final Map<String, Integer> offsets = new LinkedHashMap<>();
    private final int size;

    public FlatParameters(Architecture architecture) {
        this.architecture = architecture;
        int offset = 0;
        for (var parameter : architecture.parameterShapes().entrySet()) {
            offsets.put(parameter.getKey(), offset);
            offset += parameter.getValue().size();
        }
        size = offset;
    }

    public int size() {
        return size;
    }

    public int offset(String parameter) {
        return Lookup.in(offsets, parameter);
    }

    /** Which elements belong to weights, rather than to biases, tables or initial states. */
    public boolean[] weights() {
        boolean[] weights = new boolean[size];
        for (Parameter weight : architecture.network().weights().values()) {
            int from = offset(weight.name());
            Arrays.fill(weights, from, from + weight.shape().size(), true);
        }
        return weights;
    }

    public float[] flat(Model model) {
        float[] flat = new float[size];
        model.parameters()
                .forEach((name, value) ->
                        System.arraycopy(value.values(), 0, flat, offset(name), value.values().length));
        return flat;
    }

    public Model model(float[] flat) {
        Map<String, FloatTensor> parameters = new LinkedHashMap<>();
        for (var parameter : architecture.parameterShapes().entrySet()) {
            Shape shape = parameter.getValue();
            float[] values = new float[shape.size()];
            System.arraycopy(flat, offset(parameter.getKey()), values, 0, values.length);
            parameters.put(parameter.getKey(), new FloatTensor(shape, values));
        }
        return new Model(architecture, parameters);
    }
}
