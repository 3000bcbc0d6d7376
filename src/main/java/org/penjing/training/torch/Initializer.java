package org.penjing.training.torch;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.penjing.base.Lookup;
import org.penjing.network.Architecture;
import org.penjing.network.Model;
import org.penjing.network.Recursion;
import org.penjing.network.operator.Parameter;
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.Shape;

/**
 * First values of the parameters: weights normal with variance 1 / inputs, truncated at two deviations; embeddings with
 * variance 1 after their scale; initial states normal; biases zero. The halting head starts at zero weight and a bias of -3:
 * nothing is right yet.
 */
public final class Initializer {
    private static final float HALT_BIAS = -3;

    private final RandomGenerator random;

    public Initializer(RandomGenerator random) {
        this.random = random;
    }

    public Model initialize(Architecture architecture) {
        Map<String, Float> deviations = deviations(architecture);
        Map<String, FloatTensor> parameters = new LinkedHashMap<>();
        architecture
                .parameterShapes()
                .forEach((name, shape) ->
                        parameters.put(name, truncatedNormal(shape, deviations.getOrDefault(name, 0f))));
        String halt = architecture.recursion().halt();
        if (halt != null) {
            Lookup.in(architecture.network().nodesByName(), halt)
                    .operator()
                    .parameters()
                    .forEach(parameter -> parameters.put(parameter.name(), ofHalt(parameter)));
        }
        return new Model(architecture, parameters);
    }

    private static FloatTensor ofHalt(Parameter parameter) {
        float[] values = new float[parameter.shape().size()];
        Arrays.fill(
                values,
                switch (parameter.role()) {
                    case WEIGHT, TABLE -> 0;
                    case BIAS -> HALT_BIAS;
                });
        return new FloatTensor(parameter.shape(), values);
    }

    private static Map<String, Float> deviations(Architecture architecture) {
        Map<String, Float> deviations = new LinkedHashMap<>();
        architecture
                .network()
                .nodes()
                .forEach(node -> node.operator()
                        .parameters()
                        .forEach(parameter -> deviations.put(parameter.name(), parameter.deviation())));
        for (Recursion.Carry carry : architecture.recursion().carries()) {
            deviations.put(carry.initial(), 1f);
        }
        return deviations;
    }

    private FloatTensor truncatedNormal(Shape shape, float deviation) {
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            double sample = random.nextGaussian();
            while (Math.abs(sample) > 2) {
                sample = random.nextGaussian();
            }
            values[i] = (float) sample * deviation;
        }
        return new FloatTensor(shape, values);
    }
}
