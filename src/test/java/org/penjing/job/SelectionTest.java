package org.penjing.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.penjing.compress.Compression;
import org.penjing.hardware.LimitCheck;
import org.penjing.job.work.Costs;
import org.penjing.job.work.Figures;
import org.penjing.job.work.Finalist;
import org.penjing.job.work.Quality;
import org.penjing.job.work.ScoredCandidate;
import org.penjing.job.work.Verified;
import org.penjing.search.Fitness;
import org.penjing.space.Candidate;

class SelectionTest {
    private static final LimitCheck BROKEN = new LimitCheck("sramBytes", 2, 1);

    @Test
    void finalistsAreFeasibleMostAccurateThenSmallest() {
        ScoredCandidate small = candidate("small", 0.9, 100, true);
        ScoredCandidate large = candidate("large", 0.9, 200, true);
        ScoredCandidate accurate = candidate("accurate", 0.95, 300, true);
        ScoredCandidate infeasible = candidate("infeasible", 0.99, 50, false);
        assertThat(Selection.finalists(List.of(large, infeasible, small, accurate), 2))
                .containsExactly(accurate, small);
    }

    @Test
    void bestMeetsTheLimitsEvenIfAnotherIsMoreAccurate() {
        var broken = finalist(1, new Verified(figures(0.99, 100), List.of(BROKEN), null, FakeWorkbench.PROVEN));
        var met = finalist(2, new Verified(figures(0.9, 100), List.of(), null, FakeWorkbench.PROVEN));
        assertThat(Selection.best(List.of(broken, met))).contains(met);
        assertThat(Selection.best(List.of(broken))).contains(broken);
        assertThat(Selection.best(List.of(finalist(1, null)))).isEmpty();
    }

    private static Standing.FinalistStanding finalist(int rank, @Nullable Verified verified) {
        return new Standing.FinalistStanding(
                new Finalist("m4", rank, candidate("g" + rank, 0.9, 100, true)), true, verified);
    }

    private static ScoredCandidate candidate(String genome, double exact, long flash, boolean feasible) {
        return new ScoredCandidate(
                genome,
                new Candidate(new Compression(Map.of(), Map.of()), 1, 1),
                new Fitness(List.of(1 - exact), feasible ? 0 : 1),
                figures(exact, flash),
                feasible ? List.of() : List.of(BROKEN));
    }

    private static Figures figures(double exact, long flash) {
        return new Figures(new Costs(flash, 1, 1, 2, 1, 1, null, null), new Quality(exact, exact, exact, 1, 1, null));
    }
}
