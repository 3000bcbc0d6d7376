package org.penjing.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penjing.search.pareto.Fitness;
import org.penjing.search.pareto.Scored;
import org.penjing.search.space.Genome;

/**
 * All that was scored, in that order, and the networks that were run for it. An archive never changes: a longer one shares the
 * memory of the one that it was made from, so that adding costs as much as what is added, however long the search has been. For
 * one thread.
 */
public final class Archive {
    /** What archives that grew from each other share; each sees only the first entries. */
    private static final class Log {
        private final List<Scored> scored = new ArrayList<>();
        private final List<Genome> networks = new ArrayList<>();
        private final Map<Genome, Integer> positions = new HashMap<>();
        private final Map<Genome, Integer> networkPositions = new HashMap<>();

        void add(Scored one, Genome network) {
            if (positions.putIfAbsent(one.genome(), scored.size()) == null) {
                scored.add(one);
            }
            if (networkPositions.putIfAbsent(network, networks.size()) == null) {
                networks.add(network);
            }
        }
    }

    private final Log log;
    private final int size;
    private final int networkCount;

    private Archive(Log log) {
        this.log = log;
        this.size = log.scored.size();
        this.networkCount = log.networks.size();
    }

    static Archive empty() {
        return new Archive(new Log());
    }

    /** @param network gives the network of a genome */
    Archive with(List<Scored> further, UnaryOperator<Genome> network) {
        Log extended = log.scored.size() == size ? log : copy(network);
        further.forEach(one -> extended.add(one, network.apply(one.genome())));
        return new Archive(extended);
    }

    /** Where two archives grow from one, the second begins a log of its own. */
    private Log copy(UnaryOperator<Genome> network) {
        Log copy = new Log();
        scored().forEach(one -> copy.add(one, network.apply(one.genome())));
        return copy;
    }

    /** How many candidates were scored. */
    public int size() {
        return size;
    }

    /** How many networks were run. */
    public int networkCount() {
        return networkCount;
    }

    /** Whether a network was run. */
    public boolean hasRun(Genome network) {
        Integer position = log.networkPositions.get(network);
        return position != null && position < networkCount;
    }

    /** The fitness of a candidate; null if it was not scored. */
    public @Nullable Fitness find(Genome genome) {
        Integer position = log.positions.get(genome);
        return position == null || position >= size
                ? null
                : log.scored.get(position).fitness();
    }

    /** @throws IllegalArgumentException if the candidate was not scored */
    public Fitness fitness(Genome genome) {
        return Optional.ofNullable(find(genome))
                .orElseThrow(() -> new IllegalArgumentException("genome " + genome + " was not scored"));
    }

    /** In the order of scoring, as a copy. */
    public List<Scored> scored() {
        return List.copyOf(log.scored.subList(0, size));
    }

    /** By their smallest depth, in the order of running, as a copy. */
    public List<Genome> networks() {
        return List.copyOf(log.networks.subList(0, networkCount));
    }

    /** The networks from the newest to the first. */
    public Stream<Genome> newestNetworks() {
        return IntStream.iterate(networkCount - 1, i -> i >= 0, i -> i - 1).mapToObj(log.networks::get);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Archive archive && scored().equals(archive.scored());
    }

    @Override
    public int hashCode() {
        return scored().hashCode();
    }

    @Override
    public String toString() {
        return size + " candidates of " + networkCount + " networks";
    }
}
