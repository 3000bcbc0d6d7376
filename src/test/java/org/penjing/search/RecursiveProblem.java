package org.penjing.search;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.penjing.base.Lookup;
import org.penjing.compress.ChannelGroup;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.Precision;
import org.penjing.network.Architecture;
import org.penjing.network.Network;
import org.penjing.network.family.TinyRecursive;
import org.penjing.search.space.Candidate;
import org.penjing.search.space.CandidateSpace;
import org.penjing.search.space.SearchSpaces;
import org.penjing.tensor.Shape;

/**
 * A stand-in for the real problem that costs nothing: the real genes and the real weight counts, and an error that grows with
 * each decision by another amount, more so with errors elsewhere, and shrinks with depth.
 */
public final class RecursiveProblem implements Scorer<String>, Pricing {
    private static final Architecture ARCHITECTURE =
            new TinyRecursive(16, 5, 64, 2, TinyRecursive.Mixer.TOKEN, 32, 0, 128, 2, 5).architecture();
    private static final ChannelGroups GROUPS = ChannelGroups.of(ARCHITECTURE);
    private static final Map<Map<String, Integer>, Network> NETWORKS = new ConcurrentHashMap<>();
    private static final Set<Precision> EXECUTABLE =
            Set.of(new Precision(2, 8), new Precision(4, 8), new Precision(8, 8), new Precision(8, 16));
    private static final String SPACE = """
        name: recursive
        description: shaped like the real one
        widths:
          - {groups: "*", ratios: [1, 0.875, 0.75, 0.625, 0.5, 0.375, 0.25]}
        precisions:
          - {weights: "*", weightBits: [2, 4, 6, 8], activationBits: [8, 16]}
        depths: {min: 1, max: 5}
        """;

    private final double flashLimit;
    private final double errorLimit;
    private final double millisLimit;
    private final Set<Candidate> scored = new LinkedHashSet<>();
    private int repeated;

    public RecursiveProblem(double flashLimit) {
        this(flashLimit, 1);
    }

    public RecursiveProblem(double flashLimit, double errorLimit) {
        this(flashLimit, errorLimit, 10_000);
    }

    public RecursiveProblem(double flashLimit, double errorLimit, double millisLimit) {
        this.flashLimit = flashLimit;
        this.errorLimit = errorLimit;
        this.millisLimit = millisLimit;
    }

    public static CandidateSpace space() {
        return CandidateSpace.of(SearchSpaces.parse("test", SPACE), ARCHITECTURE, EXECUTABLE, 5);
    }

    public int repeated() {
        return repeated;
    }

    public int scored() {
        return scored.size();
    }

    @Override
    public List<Evaluation<String>> score(List<Candidate> candidates) {
        return candidates.stream().map(this::score).toList();
    }

    private Evaluation<String> score(Candidate candidate) {
        repeated += scored.add(candidate) ? 0 : 1;
        double damage = damage(candidate);
        double solved = 1 - Math.exp(-0.9 * candidate.depth() * (1.2 - 0.2 * damage));
        double error = Math.min(1, 1 - solved * Math.exp(-damage));
        return new Evaluation<>(candidate, fitness(error, price(candidate)), "scored");
    }

    @Override
    public Price price(Candidate candidate) {
        Network network = NETWORKS.computeIfAbsent(
                candidate.compression().widths(), widths -> GROUPS.slice(widths).network());
        double flash = flashBytes(candidate, network);
        double millis = candidate.depth() * network.macs() * 1.5 / 84_000;
        return new Price(
                List.of(flash, millis), Math.max(0, flash / flashLimit - 1) + Math.max(0, millis / millisLimit - 1));
    }

    @Override
    public double errorLimit() {
        return errorLimit;
    }

    private static double damage(Candidate candidate) {
        double pruned = 0;
        int index = 0;
        for (ChannelGroup group : GROUPS.all()) {
            double ratio = Lookup.in(candidate.compression().widths(), group.name()) / (double) group.size();
            pruned += (1 + index++ % 3) * 0.04 * Math.pow(1 / ratio - 1, 1.5);
        }
        double rounded = 0;
        for (Precision precision : candidate.compression().precisions().values()) {
            double sensitivity = 0.3 * (1 + index++ * 7 % 5);
            rounded += sensitivity * Math.pow(4, -precision.weightBits() / 2.0)
                    + (precision.activationBits() == 8 ? 0.0005 : 0);
        }
        return pruned + rounded + 2 * pruned * rounded;
    }

    private static double flashBytes(Candidate candidate, Network network) {
        Map<String, Shape> shapes = network.parameterShapes();
        Map<String, Integer> bits = new HashMap<>();
        candidate.compression().precisions().forEach((weight, precision) -> bits.put(weight, precision.weightBits()));
        return shapes.entrySet().stream()
                .mapToDouble(entry -> entry.getValue().size() * bits.getOrDefault(entry.getKey(), 8) / 8.0)
                .sum();
    }
}
