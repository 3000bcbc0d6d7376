package org.penjing.search.space;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.penjing.base.Faults;
import org.penjing.compress.ChannelGroup;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.Precision;
import org.penjing.network.Architecture;

/** Derives the genes of a search space for one architecture and one device. */
final class Genes {
    private final SearchSpace space;
    private final Collection<ChannelGroup> groups;
    private final Set<String> weights;
    private final Set<Precision> executable;
    private final Faults faults = new Faults();

    private Genes(SearchSpace space, Architecture architecture, Set<Precision> executable) {
        this.space = space;
        this.groups = ChannelGroups.of(architecture).all();
        this.weights = architecture.network().weights().keySet();
        this.executable = executable;
    }

    /** Widths, then precisions, both in the order of the graph; then depth. */
    static List<Gene> of(SearchSpace space, Architecture architecture, Set<Precision> executable, int maxDepth) {
        return new Genes(space, architecture, executable).derive(maxDepth);
    }

    private List<Gene> derive(int maxDepth) {
        checkPatterns("pin", space.pins(), SearchSpace.Pin::weights, List.copyOf(weights));
        checkPatterns("forbid", space.forbids(), SearchSpace.Forbid::weights, List.copyOf(weights));
        checkPatterns(
                "protect",
                space.protects(),
                pattern -> pattern,
                Stream.concat(groups.stream().map(ChannelGroup::name), weights.stream())
                        .toList());
        List<Gene> genes = new ArrayList<>();
        groups.forEach(group -> genes.add(new Gene.Width(group.name(), channels(group))));
        weights.forEach(weight -> bits(weight).ifPresent(genes::add));
        List<Integer> depths =
                space.depths().stream().filter(depth -> depth <= maxDepth).toList();
        if (faults.check(
                !depths.isEmpty(),
                "depths",
                space.depths(),
                "at least one depth up to " + maxDepth,
                "add a smaller depth or raise the model's maxDepth")) {
            genes.add(new Gene.Depth(depths));
        }
        faults.throwIfAny();
        return genes;
    }

    private List<Integer> channels(ChannelGroup group) {
        return firstMatch(space.widths(), SearchSpace.WidthRule::groups, group.name())
                .filter(rule -> !isProtected(group.name()))
                .map(SearchSpace.WidthRule::ratios)
                .orElse(List.of(1.0))
                .stream()
                .map(ratio -> (int) Math.max(1, Math.round(ratio * group.size())))
                .distinct()
                .toList();
    }

    private Optional<Gene> bits(String weight) {
        List<Precision> offered = offered(weight);
        List<Precision> allowed = offered.stream()
                .filter(precision -> space.forbids().stream()
                        .noneMatch(forbid -> new Glob(forbid.weights()).matches(weight) && forbid.forbids(precision)))
                .filter(precision -> !isProtected(weight) || precision.weightBits() == Precision.INT8.weightBits())
                .toList();
        List<Precision> choices = allowed.stream().filter(executable::contains).toList();
        boolean found = faults.check(
                !choices.isEmpty(),
                "precisions of " + weight,
                "offered " + offered + ", allowed " + allowed,
                "at least one that the device executes: "
                        + executable.stream().sorted().toList(),
                "offer one of these, or forbid or protect less");
        return found ? Optional.of(new Gene.Bits(weight, choices)) : Optional.empty();
    }

    private List<Precision> offered(String weight) {
        Optional<Precision> pinned =
                firstMatch(space.pins(), SearchSpace.Pin::weights, weight).map(SearchSpace.Pin::precision);
        return pinned.map(List::of)
                .orElseGet(() -> firstMatch(space.precisions(), SearchSpace.PrecisionRule::weights, weight)
                        .map(Genes::pairs)
                        .orElse(List.of(Precision.INT8)));
    }

    private static List<Precision> pairs(SearchSpace.PrecisionRule rule) {
        return rule.weightBits().stream()
                .flatMap(bits -> rule.activationBits().stream().map(activation -> new Precision(bits, activation)))
                .toList();
    }

    private boolean isProtected(String name) {
        return space.protects().stream().anyMatch(pattern -> new Glob(pattern).matches(name));
    }

    private static <T> Optional<T> firstMatch(List<T> rules, Function<T, String> pattern, String name) {
        return rules.stream()
                .filter(rule -> new Glob(pattern.apply(rule)).matches(name))
                .findFirst();
    }

    private <T> void checkPatterns(String field, List<T> rules, Function<T, String> pattern, List<String> names) {
        for (int i = 0; i < rules.size(); i++) {
            Glob glob = new Glob(pattern.apply(rules.get(i)));
            faults.check(
                    names.stream().anyMatch(glob::matches),
                    field + "[" + i + "]",
                    glob.text(),
                    "a pattern that matches at least one of " + names,
                    "correct the pattern or remove the entry");
        }
    }
}
