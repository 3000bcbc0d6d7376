package org.penjing.job.work;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one generation of a search brought.
 *
 * @param generation its number, one more than that of the last stored one
 * @param scored the candidates scored for the first time, in their order: every depth of each network
 * @param networks that were run for them; those that another profile's search had run do not count
 * @param cached proposed networks that had been run before
 * @param failed networks that could not be run
 * @param front genomes of the front after this generation
 * @param hypervolume of that front, as a share of the box between zero and the limits of the search (docs/search.md), 0 to 1
 * @param correlation of the errors that the search expected of these candidates with those measured, Pearson's; null without
 *     a model
 * @param scoringTime spent on scoring
 * @param checkpoint whatever the search needs besides its evaluations to go on from here, at most a million characters
 * @param last whether the search is over
 */
public record GenerationResult(
        int generation,
        List<ScoredCandidate> scored,
        int networks,
        int cached,
        int failed,
        List<String> front,
        double hypervolume,
        @Nullable Double correlation,
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
