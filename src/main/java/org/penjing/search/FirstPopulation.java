package org.penjing.search;

import io.jenetics.util.RandomRegistry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.random.RandomGenerator;
import org.penjing.space.Candidate;
import org.penjing.space.CandidateSpace;
import org.penjing.space.Gene;
import org.penjing.space.Genome;

/**
 * What a search starts from: the caller's guesses and the space's corners in turn, at most half of the population, and
 * random genomes. Half of these have one random level for all widths and one for all precisions: independent choices would
 * nearly all cost the same, since extremes of many genes hardly ever coincide.
 */
final class FirstPopulation {
    private final CandidateSpace space;
    private final SearchSettings settings;

    FirstPopulation(CandidateSpace space, SearchSettings settings) {
        this.space = space;
        this.settings = settings;
    }

    List<Genome> propose() {
        SequencedSet<Genome> first = new LinkedHashSet<>();
        int given = Math.max(1, settings.population() / 2);
        List<Candidate> corners = space.corners();
        List<Candidate> guesses = settings.guesses();
        for (int i = 0; i < Math.max(corners.size(), guesses.size()); i++) {
            add(first, corners, i, given);
            add(first, guesses, i, given);
        }
        RandomGenerator random = RandomRegistry.random();
        for (int i = first.size(); i < settings.population(); i++) {
            first.add(i % 2 == 0 ? space.random(random) : level(random));
        }
        return List.copyOf(first);
    }

    private void add(SequencedSet<Genome> first, List<Candidate> candidates, int index, int limit) {
        if (index < candidates.size() && first.size() < limit) {
            first.add(space.nearest(candidates.get(index)));
        }
    }

    private Genome level(RandomGenerator random) {
        double width = random.nextDouble();
        double bits = random.nextDouble();
        return space.canonical(new Genome(space.genes().stream()
                .map(gene -> switch (gene) {
                    case Gene.Width w -> near(width, gene, random);
                    case Gene.Bits b -> near(bits, gene, random);
                    case Gene.Depth d -> random.nextInt(gene.size());
                    case Gene.Threshold t -> random.nextInt(gene.size());
                })
                .toList()));
    }

    private static int near(double level, Gene gene, RandomGenerator random) {
        return Math.clamp((int) (level * gene.size()) + random.nextInt(-1, 2), 0, gene.size() - 1);
    }
}
