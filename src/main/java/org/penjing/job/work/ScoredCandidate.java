package org.penjing.job.work;

import java.util.List;
import org.penjing.hardware.LimitCheck;
import org.penjing.search.pareto.Fitness;
import org.penjing.search.space.Candidate;

/**
 * An evaluation as it is stored.
 *
 * @param genome the candidate's identity within its profile: equal genomes are equal candidates; at most 2000 characters
 * @param violated the limits that the candidate breaks; none when it is feasible
 */
public record ScoredCandidate(
        String genome, Candidate candidate, Fitness fitness, Figures figures, List<LimitCheck> violated) {
    private static final int LONGEST_GENOME = 2000;

    public ScoredCandidate {
        violated = List.copyOf(violated);
        if (genome.isEmpty() || genome.length() > LONGEST_GENOME) {
            throw new IllegalArgumentException(
                    "a genome has 1 to " + LONGEST_GENOME + " characters, had " + genome.length());
        }
    }

    /** The headline that fine-tuning is expected to bring the candidate to. */
    public double expectedScore() {
        return 1 - fitness.objectives().getFirst();
    }

    public boolean feasible() {
        return fitness.isFeasible();
    }
}
