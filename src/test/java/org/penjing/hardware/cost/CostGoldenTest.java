package org.penjing.hardware.cost;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.penjing.GoldenFile;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;
import org.penjing.hardware.DeviceProfile;
import org.penjing.hardware.DeviceProfiles;
import org.penjing.hardware.StepCost;
import org.penjing.network.Architecture;
import org.penjing.network.family.TinyRecursive;
import org.penjing.network.family.TinyRecursive.Mixer;

/** Every figure of a seeded sample of candidates, to the last bit. */
class CostGoldenTest {
    private static final DeviceProfiles PROFILES = DeviceProfiles.load(Path.of("hardware-profiles"));
    private static final List<String> DEVICES = List.of("stm32f446re", "rp2040", "esp32-s3");
    private static final int CANDIDATES = 12;
    private static final Map<String, Architecture> NETWORKS = new TreeMap<>(Map.of(
            "token", new TinyRecursive(16, 5, 24, 2, Mixer.TOKEN, 18, 0, 40, 2, 3).architecture(),
            "attention", new TinyRecursive(36, 7, 22, 1, Mixer.ATTENTION, 12, 6, 26, 2, 2).architecture(),
            "large", new TinyRecursive(9, 300, 30, 1, Mixer.TOKEN, 20, 0, 700, 1, 2).architecture()));

    @Test
    void aSampleOfCandidatesCostsWhatItHasAlwaysCost() throws IOException {
        List<String> lines = new ArrayList<>(
                List.of("format 1: network, number, device, weights, requantization, embeddings, states, tables,"
                        + " descriptors, code, flash, arena, macs, instructions, millis, microjoules"));
        NETWORKS.forEach((name, architecture) -> {
            CostModel costs = new CostModel(architecture);
            ChannelGroups groups = ChannelGroups.of(architecture);
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(9);
            for (int number = 0; number < CANDIDATES; number++) {
                Compression compression = compression(architecture, groups, random);
                Architecture sliced = groups.slice(compression.widths());
                for (String device : DEVICES) {
                    lines.add(name + ", " + number + ", " + device + ", "
                            + figures(costs, sliced, compression, PROFILES.get("profile", device)));
                }
            }
        });
        GoldenFile.requireSame("costs.txt", lines);
    }

    private static String figures(
            CostModel costs, Architecture sliced, Compression compression, DeviceProfile profile) {
        FlashBytes flash = costs.flash(sliced, compression, profile.kernels());
        StepCost cost = costs.cost(sliced, compression, profile);
        List<Object> figures = List.of(
                flash.weights(),
                flash.requantization(),
                flash.embeddings(),
                flash.states(),
                flash.tables(),
                flash.descriptors(),
                flash.code(),
                cost.flashBytes(),
                cost.sramBytes(),
                cost.macs(),
                cost.instructions(),
                cost.millis(),
                cost.microjoules());
        return String.join(", ", figures.stream().map(Object::toString).toList());
    }

    private static Compression compression(Architecture architecture, ChannelGroups groups, RandomGenerator random) {
        Map<String, Integer> widths = new TreeMap<>();
        groups.all().forEach(group -> widths.put(group.name(), random.nextInt(1, group.size() + 1)));
        Map<String, Precision> precisions = new TreeMap<>();
        int tenthsWide = random.nextInt(0, 8);
        architecture
                .network()
                .weights()
                .keySet()
                .forEach(weight -> precisions.put(
                        weight, new Precision(2 * random.nextInt(1, 5), random.nextInt(10) < tenthsWide ? 16 : 8)));
        return new Compression(widths, precisions);
    }
}
