package org.penjing.network;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.penjing.base.Lookup;
import org.penjing.base.Randoms;
import org.penjing.compress.ActivationRange;
import org.penjing.tensor.FloatTensor;

/** Untrained models and what their activations range over. */
public final class RandomModels {
    private RandomModels() {}

    public static RandomGenerator random(long seed) {
        return Randoms.of(seed);
    }

    /** Normal weights whose products keep their size. */
    public static Model of(Architecture architecture, long seed) {
        RandomGenerator random = random(seed);
        Map<String, FloatTensor> parameters = new LinkedHashMap<>();
        architecture.parameterShapes().forEach((name, shape) -> {
            float[] values = new float[shape.size()];
            double deviation = 1 / Math.sqrt(shape.extent(-1));
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextGaussian() * deviation);
            }
            parameters.put(name, new FloatTensor(shape, values));
        });
        return new Model(architecture, parameters);
    }

    public static int[][] questions(Architecture architecture, int count, long seed) {
        RandomGenerator random = random(seed);
        int vocabulary = Lookup.in(
                        architecture.network().shapes(),
                        architecture.recursion().answer())
                .extent(-1);
        int[][] questions = new int[count][architecture.cells()];
        for (int[] question : questions) {
            for (int i = 0; i < question.length; i++) {
                question[i] = random.nextInt(vocabulary);
            }
        }
        return questions;
    }

    /** The ranges per site that the float model shows on {@code questions}. */
    public static Map<String, ActivationRange> ranges(Model model, int[][] questions, int depth) {
        Map<String, String> sites = new HashMap<>();
        model.network().nodes().forEach(node -> sites.put(node.name(), node.site()));
        Map<String, ActivationRange> ranges = new LinkedHashMap<>();
        for (int[] question : questions) {
            for (FloatExecutor.Step step : FloatExecutor.of(model).run(question, depth)) {
                step.tensors().forEach((tensor, values) -> {
                    ActivationRange seen = range(values);
                    ranges.merge(sites.getOrDefault(tensor, tensor), seen, ActivationRange::union);
                });
            }
        }
        return ranges;
    }

    private static ActivationRange range(float[] values) {
        float min = 0;
        float max = 0;
        for (float value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        return new ActivationRange(min, max);
    }
}
