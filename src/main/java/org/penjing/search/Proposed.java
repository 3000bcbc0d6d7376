package org.penjing.search;

import java.util.List;
import java.util.Map;
import org.penjing.space.Genome;

/**
 * What a strategy proposes.
 *
 * @param expectedErrors of candidates of these networks, as far as the strategy has a model
 */
record Proposed(List<Genome> genomes, Map<Genome, Double> expectedErrors) {
    Proposed {
        genomes = List.copyOf(genomes);
        expectedErrors = Map.copyOf(expectedErrors);
    }

    static Proposed of(List<Genome> genomes) {
        return new Proposed(genomes, Map.of());
    }
}
