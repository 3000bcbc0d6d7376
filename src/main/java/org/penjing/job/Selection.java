package org.penjing.job;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.penjing.job.work.ScoredCandidate;

/** Which candidates of a profile go on, and which one is its best. */
final class Selection {
    private Selection() {}

    /** The best feasible candidate of a front. */
    static Optional<ScoredCandidate> leader(Collection<ScoredCandidate> front, Criterion criterion) {
        return criterion.best(feasible(front), ScoredCandidate::figures, Comparator.comparing(ScoredCandidate::genome));
    }

    /** At most {@code count} feasible candidates: the best one first, then others spread over the front. */
    static List<ScoredCandidate> finalists(Collection<ScoredCandidate> front, Criterion criterion, int count) {
        return leader(front, criterion)
                .map(leader -> Spread.of(leader, feasible(front), count))
                .orElse(List.of());
    }

    /** The best verified finalist; one that breaks a limit only when all do. */
    static Optional<Standing.FinalistStanding> best(
            Collection<Standing.FinalistStanding> finalists, Criterion criterion) {
        List<Standing.FinalistStanding> verified = finalists.stream()
                .filter(finalist -> finalist.verified() != null)
                .toList();
        List<Standing.FinalistStanding> feasible = verified.stream()
                .filter(finalist -> finalist.requireVerified().feasible())
                .toList();
        return criterion.best(
                feasible.isEmpty() ? verified : feasible,
                finalist -> finalist.requireVerified().figures(),
                Comparator.comparingInt(finalist -> finalist.finalist().rank()));
    }

    private static List<ScoredCandidate> feasible(Collection<ScoredCandidate> front) {
        return front.stream().filter(ScoredCandidate::feasible).toList();
    }
}
