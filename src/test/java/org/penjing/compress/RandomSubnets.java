package org.penjing.compress;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.penjing.network.Architecture;
import org.penjing.network.Model;
import org.penjing.network.RandomModels;
import org.penjing.network.family.TinyRecursive;
import org.penjing.network.family.TinyRecursive.Mixer;

/** Untrained models for tests. */
public final class RandomSubnets {
    public static final int DEPTH = 3;
    public static final Architecture TOKEN_MIXER =
            new TinyRecursive(16, 5, 12, 2, Mixer.TOKEN, 6, 0, 10, 2, DEPTH).architecture();
    public static final Architecture ATTENTION =
            new TinyRecursive(16, 5, 12, 2, Mixer.ATTENTION, 8, 4, 10, 2, DEPTH).architecture();

    private RandomSubnets() {}

    public static int[][] questions(Architecture architecture, int count) {
        return RandomModels.questions(architecture, count, 5);
    }

    /** A subnet of random widths, with the precisions taken in turn. */
    public static CompressedModel compressed(Architecture architecture, long seed, Precision... precisions) {
        Model model = RandomModels.of(architecture, seed);
        Map<String, ActivationRange> ranges = RandomModels.ranges(model, questions(architecture, 4), DEPTH);
        RandomGenerator random = RandomModels.random(seed);
        Map<String, Integer> widths = new LinkedHashMap<>();
        ChannelGroups.of(architecture)
                .all()
                .forEach(group -> widths.put(group.name(), random.nextInt((group.size() + 1) / 2, group.size() + 1)));
        Map<String, Precision> chosen = new LinkedHashMap<>();
        List<String> weights = List.copyOf(architecture.network().weights().keySet());
        for (int i = 0; i < weights.size(); i++) {
            chosen.put(weights.get(i), precisions[i % precisions.length]);
        }
        return cut(model, new Compression(widths, chosen), ranges);
    }

    /** A subnet of a model, quantized as usual. */
    public static CompressedModel cut(Model model, Compression compression, Map<String, ActivationRange> ranges) {
        Model cut = ChannelGroups.of(model.architecture()).slice(model, compression.widths());
        return CompressedModel.of(cut, compression, ranges, WeightQuantizer.LEAST_ERROR);
    }

    /** Every weight in one precision, nothing cut. */
    public static Compression uniform(Architecture architecture, Precision precision) {
        Map<String, Precision> precisions = new LinkedHashMap<>();
        architecture.network().weights().keySet().forEach(weight -> precisions.put(weight, precision));
        return new Compression(Map.of(), precisions);
    }
}
