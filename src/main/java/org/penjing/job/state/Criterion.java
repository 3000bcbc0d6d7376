package org.penjing.job.state;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.penjing.base.Lookup;
import org.penjing.job.request.SearchSpec;
import org.penjing.job.work.Figures;
import org.penjing.job.work.Figures.Quality;

/**
 * What a job calls best: of those about as accurate as the most accurate one, the one that costs least.
 *
 * @param cost what is to be least
 * @param tolerance points (1 = 0.01) of the headline that may be lost; what cannot be told from noise counts as no loss
 */
public record Criterion(ToDoubleFunction<Figures> cost, double tolerance) {
    private static final ToDoubleFunction<Figures> FLASH =
            figures -> figures.costs().flashBytes();
    private static final Map<String, ToDoubleFunction<Figures>> COSTS = Map.of(
            "accurate",
            FLASH,
            "smallest",
            FLASH,
            "fastest",
            figures -> quality(figures).expectedLatencyMillis(),
            "thriftiest",
            Criterion::microjoules);

    /** So that a tolerance holds to its last digit. */
    private static final double ROUNDING = 1e-9;

    public static Criterion of(SearchSpec search) {
        return criterion(search, search.best().equals("accurate") ? 0 : search.tolerance());
    }

    /**
     * The same cost, for accuracies that are expected: within half of the job's tolerance, since they err, even where the job asks
     * for the most accurate.
     */
    static Criterion hopeful(SearchSpec search) {
        return criterion(search, search.tolerance() / 2);
    }

    private static Criterion criterion(SearchSpec search, double tolerance) {
        return new Criterion(Lookup.in(COSTS, search.best()), tolerance);
    }

    /**
     * The best of {@code all}, whose accuracies are known.
     *
     * @param ties which one it is of those that are equal in every figure that counts
     */
    <T> Optional<T> best(Collection<T> all, Function<T, Figures> figures, Comparator<T> ties) {
        Comparator<T> byAccuracy =
                Comparator.comparingDouble(one -> quality(figures.apply(one)).score());
        Comparator<T> byCost = Comparator.comparingDouble(one -> cost.applyAsDouble(figures.apply(one)));
        return all.stream()
                .max(byAccuracy)
                .flatMap(top -> all.stream()
                        .filter(one -> isNear(quality(figures.apply(one)), quality(figures.apply(top))))
                        .min(byCost.thenComparingDouble(one -> FLASH.applyAsDouble(figures.apply(one)))
                                .thenComparingDouble(
                                        one -> figures.apply(one).costs().latencyMillis())
                                .thenComparing(byAccuracy.reversed())
                                .thenComparing(ties)));
    }

    private boolean isNear(Quality one, Quality top) {
        return one.isIndistinguishable(top) || 100 * (top.score() - one.score()) <= tolerance + ROUNDING;
    }

    private static double microjoules(Figures figures) {
        Double microjoules = quality(figures).expectedEnergyMicrojoules();
        return microjoules == null ? Double.POSITIVE_INFINITY : microjoules;
    }

    private static Quality quality(Figures figures) {
        Quality quality = figures.quality();
        if (quality == null) {
            throw new IllegalArgumentException("what is compared has an accuracy");
        }
        return quality;
    }
}
