package org.penjing.hardware.cost;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;
import org.penjing.hardware.DeviceProfile;
import org.penjing.hardware.DeviceProfiles;
import org.penjing.network.Architecture;
import org.penjing.network.family.TinyRecursive;

/** How many candidates a second of one thread's processor time are priced, alone and with slicing. */
final class PricingBenchmark {
    private static final int CANDIDATES = 200;
    private static final int ROUNDS = 6;
    private static final double ROUND_SECONDS = 1.5;
    private static final Architecture ARCHITECTURE =
            new TinyRecursive(16, 5, 48, 2, TinyRecursive.Mixer.TOKEN, 32, 16, 96, 2, 5).architecture();

    private PricingBenchmark() {}

    public static void main(String[] arguments) {
        DeviceProfile device = DeviceProfiles.load(Path.of("hardware-profiles")).get("profile", "stm32f446re");
        ChannelGroups groups = ChannelGroups.of(ARCHITECTURE);
        CostModel costs = new CostModel(ARCHITECTURE);
        List<Compression> candidates = candidates(groups);
        List<Architecture> slices = candidates.stream()
                .map(candidate -> groups.slice(candidate.widths()))
                .toList();
        for (int round = 1; round <= ROUNDS; round++) {
            double priced = rate(i -> costs.cost(slices.get(i), candidates.get(i), device));
            double sliced = rate(i -> costs.cost(groups.slice(candidates.get(i).widths()), candidates.get(i), device));
            System.out.println(String.format(
                    Locale.ROOT, "round %d: %.0f priced, %.0f sliced and priced a second", round, priced, sliced));
        }
    }

    private interface Pricing {
        Object price(int candidate);
    }

    private static double rate(Pricing pricing) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        long priced = 0;
        double seconds;
        do {
            for (int candidate = 0; candidate < CANDIDATES; candidate++) {
                if (pricing.price(candidate) == null) {
                    throw new IllegalStateException("a price is missing");
                }
            }
            priced += CANDIDATES;
            seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
        } while (seconds < ROUND_SECONDS);
        return priced / seconds;
    }

    private static List<Compression> candidates(ChannelGroups groups) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        List<Compression> candidates = new ArrayList<>();
        for (int i = 0; i < CANDIDATES; i++) {
            Map<String, Integer> widths = new TreeMap<>();
            groups.all().forEach(group -> widths.put(group.name(), random.nextInt(1, group.size() + 1)));
            Map<String, Precision> precisions = new TreeMap<>();
            for (String weight : ARCHITECTURE.network().weights().keySet()) {
                precisions.put(weight, new Precision(2 * random.nextInt(1, 5), random.nextBoolean() ? 8 : 16));
            }
            candidates.add(new Compression(widths, precisions));
        }
        return candidates;
    }
}
