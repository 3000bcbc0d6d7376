package org.penjing.search.accuracy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.penjing.base.Randoms;
import org.penjing.compress.ActivationRange;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;
import org.penjing.compress.WeightQuantizer;
import org.penjing.data.Alphabet;
import org.penjing.data.Puzzle;
import org.penjing.data.Puzzles;
import org.penjing.network.Architecture;
import org.penjing.network.Model;
import org.penjing.network.family.TinyRecursive;
import org.penjing.task.Samples;
import org.penjing.tensor.FloatTensor;
import org.penjing.training.Supernet;

/** An untrained supernet for boards of 4x4, subnets of it in equal shares of all widths and precisions, random puzzles. */
final class BenchmarkProblem {
    static final int DEPTH = 5;

    private static final int PUZZLES = 256;
    /** Keeps updates smaller than states: without it the untrained recursion is chaotic, which no trained one is. */
    private static final double CALM = 0.3;

    private static final List<Integer> WEIGHT_BITS = List.of(2, 4, 6, 8);
    private static final List<Integer> EIGHTHS = List.of(8, 7, 6, 5, 4, 3);

    private final Architecture architecture =
            new TinyRecursive(16, 5, 48, 2, TinyRecursive.Mixer.TOKEN, 32, 0, 96, 2, DEPTH).architecture();
    private final Supernet supernet = new Supernet(model(), ranges(), WeightQuantizer.LEAST_ERROR);
    private final Samples samples = Samples.of(randomPuzzles());

    Supernet supernet() {
        return supernet;
    }

    Samples samples() {
        return samples;
    }

    List<Compression> population(int count, long seed) {
        RandomGenerator random = random(seed);
        List<Compression> population = new ArrayList<>();
        while (population.size() < count) {
            Map<String, Integer> widths = new LinkedHashMap<>();
            ChannelGroups.of(architecture)
                    .all()
                    .forEach(group ->
                            widths.put(group.name(), group.size() * EIGHTHS.get(random.nextInt(EIGHTHS.size())) / 8));
            Map<String, Precision> precisions = new LinkedHashMap<>();
            architecture
                    .network()
                    .weights()
                    .keySet()
                    .forEach(weight -> precisions.put(
                            weight, new Precision(WEIGHT_BITS.get(random.nextInt(4)), random.nextBoolean() ? 16 : 8)));
            population.add(new Compression(widths, precisions));
        }
        return population;
    }

    private Model model() {
        RandomGenerator random = random(1);
        Map<String, FloatTensor> parameters = new LinkedHashMap<>();
        architecture.parameterShapes().forEach((name, shape) -> {
            float[] values = new float[shape.size()];
            double deviation = (name.endsWith(".down") ? CALM : 1) / Math.sqrt(shape.extent(-1));
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextGaussian() * deviation);
            }
            parameters.put(name, new FloatTensor(shape, values));
        });
        return new Model(architecture, parameters);
    }

    /** Ranges that fit normal activations, no two equal, as they are not in a trained supernet. */
    private Map<String, ActivationRange> ranges() {
        Map<String, ActivationRange> ranges = new LinkedHashMap<>();
        List<String> sites = new ArrayList<>(List.of("y", "z"));
        architecture.network().nodes().forEach(node -> sites.add(node.site()));
        for (String site : sites) {
            float reach = 8 + 0.01f * ranges.size();
            ranges.putIfAbsent(site, new ActivationRange(-reach, reach));
        }
        return ranges;
    }

    private Puzzles randomPuzzles() {
        RandomGenerator random = random(2);
        List<Puzzle> all = new ArrayList<>();
        while (all.size() < PUZZLES) {
            int[] question = random.ints(architecture.cells(), 0, 5).toArray();
            int[] answer = random.ints(architecture.cells(), 1, 5).toArray();
            all.add(new Puzzle(question, answer));
        }
        return new Puzzles(new Alphabet(".1234"), all);
    }

    private static RandomGenerator random(long seed) {
        return Randoms.of(seed);
    }
}
