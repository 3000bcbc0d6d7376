package org.penjing.job.work;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penjing.search.pareto.Fitness;
import org.penjing.search.space.Candidate;

/**
 * What is stored of a search.
 *
 * @param generation the last stored one; 0 before the first
 * @param scored all candidates, in the order in which they were scored
 * @param newest those of the last generation: by them it shows whether the search space still means the same
 * @param checkpoint of the last stored generation; null before the first
 * @param runElsewhere networks that the job has run for other profiles, each by one candidate
 * @param listed candidates that the job names, which alone are to be run; none for a search
 */
public record SearchHistory(
        int generation,
        List<ScoredGenome> scored,
        List<ScoredCandidate> newest,
        @Nullable String checkpoint,
        List<Candidate> runElsewhere,
        List<Candidate> listed) {

    public SearchHistory {
        scored = List.copyOf(scored);
        newest = List.copyOf(newest);
        runElsewhere = List.copyOf(runElsewhere);
        listed = List.copyOf(listed);
    }

    /** Nothing yet. */
    public static SearchHistory start(List<Candidate> runElsewhere, List<Candidate> listed) {
        return new SearchHistory(0, List.of(), List.of(), null, runElsewhere, listed);
    }

    /** What a search needs to know again of a {@link ScoredCandidate}. */
    public record ScoredGenome(String genome, Fitness fitness) {}
}
