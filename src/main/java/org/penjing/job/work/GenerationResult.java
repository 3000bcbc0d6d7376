package org.penjing.job.work;

import java.time.Duration;
import java.util.List;

/**
 * What one generation of a search brought.
 *
 * @param generation its number, one more than that of the last stored one
 * @param scored the candidates scored for the first time, in their order
 * @param cached proposals that had been scored before
 * @param failed proposals that could not be scored
 * @param front genomes of the front after this generation
 * @param hypervolume of that front, under a reference point that is fixed for the search
 * @param scoringTime spent on scoring
 * @param checkpoint whatever the search needs besides its evaluations to go on from here, at most a million characters
 * @param last whether the search is over
 */
public record GenerationResult(
        int generation,
        List<ScoredCandidate> scored,
        int cached,
        int failed,
        List<String> front,
        double hypervolume,
        Duration scoringTime,
        String checkpoint,
        boolean last) {
    public GenerationResult {
        scored = List.copyOf(scored);
        front = List.copyOf(front);
        if (!Double.isFinite(hypervolume)) {
            throw new IllegalArgumentException("hypervolume must be finite, was " + hypervolume);
        }
    }
}
