package org.penjing.job.state;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.penjing.hardware.Limit;
import org.penjing.hardware.LimitCheck;
import org.penjing.hardware.LimitWords;
import org.penjing.job.work.Figures;
import org.penjing.job.work.Figures.Quality;
import org.penjing.job.work.ScoredCandidate;
import org.penjing.task.Metric;

/** Says why a search has found nothing feasible: what the accuracy that is asked for costs, or that nothing reaches it. */
public final class Shortfall {

    private final Collection<ScoredCandidate> scored;

    private Shortfall(Collection<ScoredCandidate> scored) {
        this.scored = scored;
    }

    /** @param scored all that a search has scored, none of it feasible */
    public static String of(Collection<ScoredCandidate> scored) {
        return new Shortfall(scored).inWords();
    }

    private String inWords() {
        Optional<ScoredCandidate> accurate = nearest(scored.stream().filter(Shortfall::isAccurate));
        Optional<Double> affordable = scored.stream()
                .filter(candidate -> costs(candidate).isEmpty())
                .flatMap(candidate -> exact(candidate).stream())
                .max(Comparator.naturalOrder());
        if (affordable.isEmpty()) {
            return nearest(scored.stream())
                    .map(Shortfall::costs)
                    .map(costs -> "no network that was run fits " + LimitWords.bounds(costs) + "; the nearest needs "
                            + LimitWords.needs(costs))
                    .orElse("no network was found that meets the limits on cost; allow more or let the space reach"
                            + " further down");
        }
        String best = headline().told(affordable.get());
        String required = headline().value(required());
        return accurate.map(Shortfall::costs)
                .map(costs -> "no network that fits " + LimitWords.bounds(costs) + " is more accurate than " + best
                        + "; the smallest that reaches " + required + " needs " + LimitWords.needs(costs))
                .orElse("no network that fits the limits is more accurate than " + best + ", and none beyond them"
                        + " that was run reaches the " + required
                        + " that are asked for; train longer or wider, or allow a larger accuracyDrop");
    }

    private static Optional<ScoredCandidate> nearest(Stream<ScoredCandidate> candidates) {
        return candidates.min(Comparator.comparingDouble(
                        (ScoredCandidate candidate) -> candidate.fitness().violation())
                .thenComparing(ScoredCandidate::genome));
    }

    private static boolean isAccurate(ScoredCandidate candidate) {
        return candidate.figures().quality() != null
                && candidate.violated().stream().noneMatch(check -> check.limit() == Limit.ACCURACY_DROP);
    }

    private static List<LimitCheck> costs(ScoredCandidate candidate) {
        return candidate.violated().stream()
                .filter(check -> check.limit() != Limit.ACCURACY_DROP)
                .toList();
    }

    /** Empty where the candidate could not be run. */
    private static Optional<Double> exact(ScoredCandidate candidate) {
        return Optional.ofNullable(candidate.figures().quality()).map(Quality::score);
    }

    /** The accuracy that the limit asks for, which every candidate that misses it tells. */
    private double required() {
        return scored.stream()
                .flatMap(candidate -> candidate.violated().stream()
                        .filter(check -> check.limit() == Limit.ACCURACY_DROP)
                        .flatMap(check ->
                                exact(candidate).map(exact -> exact + (check.actual() - check.bound()) / 100).stream()))
                .findFirst()
                .orElse(0.0);
    }

    private Metric headline() {
        return Figures.headline(scored.stream().map(ScoredCandidate::figures));
    }
}
