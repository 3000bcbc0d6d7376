package org.penjing.job;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penjing.job.work.Figures;
import org.penjing.job.work.Quality;
import org.penjing.job.work.ScoredCandidate;
import org.penjing.job.work.Verified;

/** Which candidates are the best: the feasible ones of highest exact accuracy, of these the smallest. */
final class Selection {
    private static final Comparator<Figures> BY_FIGURES = Comparator.comparingDouble(Selection::exactAccuracy)
            .reversed()
            .thenComparingLong(figures -> figures.costs().flashBytes());

    private static final Comparator<ScoredCandidate> BY_ESTIMATE =
            Comparator.comparing(ScoredCandidate::figures, BY_FIGURES).thenComparing(ScoredCandidate::genome);

    private Selection() {}

    /** The {@code count} best feasible candidates, best first. */
    static List<ScoredCandidate> finalists(Collection<ScoredCandidate> front, int count) {
        return front.stream()
                .filter(ScoredCandidate::feasible)
                .sorted(BY_ESTIMATE)
                .limit(count)
                .toList();
    }

    /** The best verified finalist; one that breaks a limit only when all do. */
    static Optional<Standing.FinalistStanding> best(Collection<Standing.FinalistStanding> finalists) {
        return finalists.stream()
                .filter(finalist -> finalist.verified() != null)
                .min(Comparator.comparing((Standing.FinalistStanding finalist) ->
                                !verified(finalist.verified()).feasible())
                        .thenComparing(finalist -> verified(finalist.verified()).figures(), BY_FIGURES)
                        .thenComparingInt(finalist -> finalist.finalist().rank()));
    }

    private static Verified verified(@Nullable Verified verified) {
        if (verified == null) {
            throw new IllegalStateException("not verified");
        }
        return verified;
    }

    private static double exactAccuracy(Figures figures) {
        Quality quality = figures.quality();
        return quality == null ? Double.NEGATIVE_INFINITY : quality.exactAccuracy();
    }
}
