package org.penjing.job.state;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.penjing.job.request.SearchSpec;
import org.penjing.job.work.Figures;
import org.penjing.job.work.Figures.Quality;
import org.penjing.job.work.ScoredCandidate;

/** Which candidates of a profile go on, and which one is its best. */
public final class Selection {
    private Selection() {}

    /** The best feasible candidate of a front. */
    public static Optional<ScoredCandidate> leader(Collection<ScoredCandidate> front, Criterion criterion) {
        return criterion.best(feasible(front), ScoredCandidate::figures, Comparator.comparing(ScoredCandidate::genome));
    }

    /**
     * At most {@code count} feasible candidates: the best one by estimates, then the one that costs least of those that fine-tuning
     * is expected to bring within half of the job's tolerance of the most accurate, then others spread over the front.
     */
    public static List<ScoredCandidate> finalists(Collection<ScoredCandidate> front, SearchSpec search) {
        List<ScoredCandidate> first = Stream.of(
                        leader(front, Criterion.of(search)), hopeful(front, Criterion.hopeful(search)))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return first.isEmpty() ? first : Spread.of(first, feasible(front), search.finalists());
    }

    private static Optional<ScoredCandidate> hopeful(Collection<ScoredCandidate> front, Criterion criterion) {
        return criterion.best(feasible(front), Selection::expected, Comparator.comparing(ScoredCandidate::genome));
    }

    private static Figures expected(ScoredCandidate candidate) {
        Quality quality = candidate.figures().quality();
        return quality == null
                ? candidate.figures()
                : new Figures(candidate.figures().costs(), quality.expecting(candidate.expectedScore()));
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
