package org.penjing.search.accuracy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.penjing.compress.ActivationRange;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;
import org.penjing.compress.WeightQuantizer;
import org.penjing.data.Puzzle;
import org.penjing.network.Architecture;
import org.penjing.network.Model;
import org.penjing.network.RandomModels;
import org.penjing.network.family.TinyRecursive;
import org.penjing.network.family.TinyRecursive.Mixer;
import org.penjing.task.Grids;
import org.penjing.task.Samples;
import org.penjing.training.Supernet;

/** An untrained supernet and puzzles that some of its answers fit. */
public final class ScoringSamples {
    public static final int DEPTH = 3;
    static final TinyRecursive NETWORK = new TinyRecursive(4, 4, 12, 1, Mixer.TOKEN, 6, 0, 10, 2, DEPTH);
    static final Architecture ARCHITECTURE = NETWORK.architecture();
    static final Model MODEL = RandomModels.of(ARCHITECTURE, 3);
    static final Map<String, ActivationRange> RANGES =
            RandomModels.ranges(MODEL, RandomModels.questions(ARCHITECTURE, 4, 1), DEPTH);
    public static final Supernet SUPERNET = new Supernet(MODEL, RANGES, WeightQuantizer.LEAST_ERROR);

    private ScoringSamples() {}

    public static Samples puzzles(int count) {
        int[][] questions = RandomModels.questions(ARCHITECTURE, count, 11);
        int[][] answers = RandomModels.questions(ARCHITECTURE, count, 12);
        List<Puzzle> puzzles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            puzzles.add(new Puzzle(questions[i], answers[i]));
        }
        return Grids.of(".123", puzzles);
    }

    public static Compression compression(long seed) {
        return compression(ARCHITECTURE, seed);
    }

    static List<Compression> compressions(Architecture architecture, int count) {
        return LongStream.range(0, count)
                .mapToObj(seed -> compression(architecture, seed))
                .toList();
    }

    private static Compression compression(Architecture architecture, long seed) {
        RandomGenerator random = RandomModels.random(seed);
        Map<String, Integer> widths = new LinkedHashMap<>();
        ChannelGroups.of(architecture)
                .all()
                .forEach(group -> widths.put(group.name(), random.nextInt(2, group.size() + 1)));
        Map<String, Precision> precisions = new LinkedHashMap<>();
        architecture
                .network()
                .weights()
                .keySet()
                .forEach(weight ->
                        precisions.put(weight, new Precision(2 * random.nextInt(1, 5), random.nextBoolean() ? 8 : 16)));
        return new Compression(widths, precisions);
    }
}
