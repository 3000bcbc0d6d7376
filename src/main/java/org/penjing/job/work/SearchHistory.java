package org.penjing.job.work;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a search.
 *
 * @param generation the last stored one; 0 before the first
 * @param evaluations all of them, in the order in which they were scored
 * @param checkpoint of the last stored generation; null before the first
 */
public record SearchHistory(
        int generation,
        List<ScoredCandidate> evaluations,
        @Nullable String checkpoint) {
    public static final SearchHistory NONE = new SearchHistory(0, List.of(), null);

    public SearchHistory {
        evaluations = List.copyOf(evaluations);
    }
}
