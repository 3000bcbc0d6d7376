package org.penjing.network.family;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.penjing.compress.ActivationRange;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;
import org.penjing.compress.WeightQuantizer;
import org.penjing.network.Architecture;
import org.penjing.network.FloatExecutor;
import org.penjing.network.Model;
import org.penjing.network.RandomModels;
import org.penjing.network.Reading;

/** Untrained dense networks. */
public final class RandomDense {
    public static final Dense CLASSIFIER = new Dense(12, List.of(10, 8), 5, Reading.LARGEST);
    public static final Dense REGRESSOR = new Dense(12, List.of(10, 8), 2, Reading.NUMBERS);

    private RandomDense() {}

    public static float[][] questions(int inputs, int count, long seed) {
        RandomGenerator random = RandomModels.random(seed);
        float[][] questions = new float[count][inputs];
        for (float[] question : questions) {
            for (int i = 0; i < inputs; i++) {
                question[i] = (float) random.nextGaussian();
            }
        }
        return questions;
    }

    /** A subnet of random widths, with the precisions taken in turn. */
    public static CompressedModel compressed(Dense family, long seed, Precision... precisions) {
        Architecture architecture = family.architecture();
        Model model = RandomModels.of(architecture, seed);
        RandomGenerator random = RandomModels.random(seed);
        Map<String, Integer> widths = new LinkedHashMap<>();
        ChannelGroups.of(architecture)
                .all()
                .forEach(group -> widths.put(group.name(), random.nextInt((group.size() + 1) / 2, group.size() + 1)));
        Map<String, Precision> chosen = new LinkedHashMap<>();
        for (String weight : architecture.network().weights().keySet()) {
            chosen.put(weight, precisions[chosen.size() % precisions.length]);
        }
        return CompressedModel.of(
                ChannelGroups.of(architecture).slice(model, widths),
                new Compression(widths, chosen),
                ranges(model, questions(family.inputs(), 40, 3)),
                WeightQuantizer.LEAST_ERROR);
    }

    private static Map<String, ActivationRange> ranges(Model model, float[][] questions) {
        Map<String, String> sites = new HashMap<>();
        model.network().nodes().forEach(node -> sites.put(node.name(), node.site()));
        Map<String, ActivationRange> ranges = new LinkedHashMap<>();
        for (float[] question : questions) {
            FloatExecutor.of(model)
                    .step(new int[0], Map.of(Dense.INPUT, question))
                    .forEach((tensor, values) -> {
                        float min = 0;
                        float max = 0;
                        for (float value : values) {
                            min = Math.min(min, value);
                            max = Math.max(max, value);
                        }
                        ranges.merge(
                                sites.getOrDefault(tensor, tensor),
                                new ActivationRange(min, max),
                                ActivationRange::union);
                    });
        }
        return ranges;
    }
}
