package org.penjing.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.penjing.base.Lookup;
import org.penjing.network.Architecture;
import org.penjing.network.Model;
import org.penjing.network.Recursion;
import org.penjing.network.operator.Add;
import org.penjing.network.operator.Attention;
import org.penjing.network.operator.Embedding;
import org.penjing.network.operator.Linear;
import org.penjing.network.operator.MeanTokens;
import org.penjing.network.operator.RmsNorm;
import org.penjing.network.operator.SwiGlu;
import org.penjing.network.operator.Transpose;
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.Shape;

/**
 * First values of the parameters: weights normal with variance 1 / inputs, truncated at two deviations; embeddings with
 * variance 1 after their scale; initial states normal; biases zero. The halting head starts at zero weight and a bias of -3:
 * nothing is right yet.
 */
final class Initializer {
    private static final float HALT_BIAS = -3;

    private final RandomGenerator random;

    Initializer(RandomGenerator random) {
        this.random = random;
    }

    Model initialize(Architecture architecture) {
        Map<String, Float> deviations = deviations(architecture);
        Map<String, FloatTensor> parameters = new LinkedHashMap<>();
        architecture
                .parameterShapes()
                .forEach((name, shape) ->
                        parameters.put(name, truncatedNormal(shape, deviations.getOrDefault(name, 0f))));
        if (Lookup.in(
                                architecture.network().nodesByName(),
                                architecture.recursion().halt())
                        .operator()
                instanceof Linear halt) {
            parameters.put(halt.weight(), zeros(Shape.of(halt.outputs(), halt.inputs())));
            if (halt.bias() != null) {
                parameters.put(halt.bias(), new FloatTensor(Shape.of(1), new float[] {HALT_BIAS}));
            }
        }
        return new Model(architecture, parameters);
    }

    private static Map<String, Float> deviations(Architecture architecture) {
        Map<String, Float> deviations = new LinkedHashMap<>();
        architecture.network().nodes().forEach(node -> {
            switch (node.operator()) {
                case Embedding embedding -> deviations.put(embedding.table(), 1 / embedding.scale());
                case Linear linear -> deviations.put(linear.weight(), (float) (1 / Math.sqrt(linear.inputs())));
                case Transpose transpose -> {}
                case RmsNorm norm -> {}
                case SwiGlu swiGlu -> {}
                case Attention attention -> {}
                case Add add -> {}
                case MeanTokens mean -> {}
            }
        });
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

    private static FloatTensor zeros(Shape shape) {
        return new FloatTensor(shape, new float[shape.size()]);
    }
}
