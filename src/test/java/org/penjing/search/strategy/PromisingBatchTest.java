package org.penjing.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penjing.base.Lookup;
import org.penjing.search.RecursiveProblem;
import org.penjing.search.pareto.Fitness;
import org.penjing.search.space.CandidateSpace;
import org.penjing.search.space.Genome;

class PromisingBatchTest {
    private static final CandidateSpace SPACE = RecursiveProblem.space();
    private static final Genome BEST = network(1);
    private static final Genome TWIN = network(2);
    private static final Genome OTHER = network(3);
    private static final Genome TOO_COARSE = network(4);
    private static final Map<Genome, Fitness> HOPED = Map.of(
            BEST, Fitness.feasible(0.10, 100, 10),
            TWIN, Fitness.feasible(0.11, 101, 11),
            OTHER, Fitness.feasible(0.01, 190, 10),
            TOO_COARSE, new Fitness(List.of(0.9, 1.0, 1.0), 0.5));

    @Test
    void takesWhatAddsMostAndThenWhatItLeavesUncovered() {
        assertThat(choose(2)).containsExactly(BEST, OTHER);
    }

    @Test
    void takesEachNetworkOnceAndNothingThatIsNotHopedToBeFeasible() {
        assertThat(choose(6)).containsExactly(BEST, OTHER, TWIN);
    }

    private static List<Genome> choose(int count) {
        return new PromisingBatch(
                        SPACE,
                        List.of(List.of(0.19, 200.0, 20.0)),
                        0.2,
                        genome -> Lookup.in(HOPED, SPACE.network(genome)))
                .choose(
                        List.of(
                                TOO_COARSE,
                                TWIN,
                                OTHER,
                                BEST,
                                SPACE.everyDepth(BEST).getLast()),
                        count);
    }

    private static Genome network(int choice) {
        return SPACE.network(SPACE.genome(SPACE.smallest())).with(0, choice);
    }
}
