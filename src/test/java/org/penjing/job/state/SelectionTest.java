package org.penjing.job.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penjing.compress.Compression;
import org.penjing.hardware.Limit;
import org.penjing.hardware.LimitCheck;
import org.penjing.job.FakeWorkbench;
import org.penjing.job.request.SearchSpec;
import org.penjing.job.work.Figures;
import org.penjing.job.work.Figures.Costs;
import org.penjing.job.work.Figures.Quality;
import org.penjing.job.work.Finalist;
import org.penjing.job.work.ScoredCandidate;
import org.penjing.job.work.Verified;
import org.penjing.search.pareto.Fitness;
import org.penjing.search.space.Candidate;

class SelectionTest {
    private static final LimitCheck BROKEN = new LimitCheck(Limit.SRAM_BYTES, 2, 1);
    private static final Criterion ACCURATE = criterion("accurate", 1);

    @Test
    void aDifferenceWithinTheNoiseIsNotWorthFlash() {
        ScoredCandidate large = candidate("large", figures(0.890, 19_300, 1_000));
        ScoredCandidate small = candidate("small", figures(0.883, 14_184, 1_000));
        assertThat(Selection.leader(List.of(large, small), ACCURATE)).contains(small);
        var verifiedLarge = finalist(1, met(large.figures()));
        var verifiedSmall = finalist(2, met(small.figures()));
        assertThat(Selection.best(List.of(verifiedLarge, verifiedSmall), ACCURATE))
                .contains(verifiedSmall);
    }

    @Test
    void onePuzzleMoreIsNoiseAlsoBesideAFullScore() {
        Quality full = new Quality(1, 1, 1, 1, 1, null, 256, null);
        assertThat(full.isIndistinguishable(new Quality(255 / 256.0, 1, 1, 1, 1, null, 256, null)))
                .isTrue();
        assertThat(full.isIndistinguishable(new Quality(250 / 256.0, 1, 1, 1, 1, null, 256, null)))
                .isFalse();
    }

    @Test
    void aDifferenceBeyondTheNoiseIs() {
        ScoredCandidate large = candidate("large", figures(0.890, 19_300, 100_000));
        ScoredCandidate small = candidate("small", figures(0.883, 14_184, 100_000));
        assertThat(Selection.leader(List.of(small, large), ACCURATE)).contains(large);
    }

    @Test
    void aNoisyChainDoesNotLeadAwayFromTheMostAccurate() {
        // each within the noise of its neighbour, the last one two standard errors below the first
        ScoredCandidate first = candidate("first", figures(0.900, 300, 1_000));
        ScoredCandidate second = candidate("second", figures(0.888, 200, 1_000));
        ScoredCandidate third = candidate("third", figures(0.876, 100, 1_000));
        assertThat(Selection.leader(List.of(third, second, first), ACCURATE)).contains(second);
    }

    @Test
    void accuraciesOfUnknownSamplesAreTakenAsTheyStand() {
        ScoredCandidate large = candidate("large", figures(0.890, 19_300, null));
        ScoredCandidate small = candidate("small", figures(0.889, 14_184, null));
        ScoredCandidate equal = candidate("equal", figures(0.890, 18_000, null));
        assertThat(Selection.leader(List.of(large, small, equal), ACCURATE)).contains(equal);
    }

    @ParameterizedTest
    @CsvSource({
        "accurate, 5, large",
        "smallest, 5, small",
        "fastest, 5, fast",
        "thriftiest, 5, thrifty",
        "smallest, 1, near",
        "smallest, 0, large"
    })
    void theBestIsTheCheapestWithinTheTolerance(String best, double tolerance, String chosen) {
        List<ScoredCandidate> front = List.of(
                candidate("large", figures(0.95, 400, 9, 9.0)),
                candidate("near", figures(0.94, 350, 8, 8.0)),
                candidate("thrifty", figures(0.93, 300, 3, 1.0)),
                candidate("fast", figures(0.92, 200, 1, 2.0)),
                candidate("small", figures(0.91, 100, 2, 3.0)),
                candidate("useless", figures(0.80, 10, 0.1, 0.1)));
        assertThat(Selection.leader(front, criterion(best, tolerance)).map(ScoredCandidate::genome))
                .contains(chosen);
    }

    @Test
    void whatBreaksALimitIsNeitherBestNorAFinalistNorTheMeasureOfTheOthers() {
        ScoredCandidate infeasible = candidate("infeasible", figures(0.99, 50, null), false);
        ScoredCandidate feasible = candidate("feasible", figures(0.9, 100, null));
        assertThat(Selection.finalists(List.of(infeasible, feasible), search("smallest", 1, 2)))
                .containsExactly(feasible);
        assertThat(Selection.finalists(List.of(infeasible), search("accurate", 0, 2)))
                .isEmpty();
    }

    @Test
    void finalistsAreSpreadOverTheFront() {
        List<ScoredCandidate> front = List.of(
                candidate("best", figures(1.00, 1_000, 10, 1.0)),
                candidate("besides", figures(0.99, 990, 10, 1.0)),
                candidate("middle", figures(0.90, 300, 3, 1.0)),
                candidate("smallest", figures(0.80, 100, 1, 1.0)),
                candidate("besides smallest", figures(0.81, 101, 1, 1.0)));
        assertThat(Selection.finalists(front, search("accurate", 0, 3)))
                .extracting(ScoredCandidate::genome)
                .containsExactly("best", "smallest", "middle");
        assertThat(Selection.finalists(front, search("accurate", 0, 9))).hasSize(5);
    }

    @Test
    void secondIsTheOneThatCostsLeastOfThoseThatTuningIsExpectedToBringWithinTheTolerance() {
        List<ScoredCandidate> front = List.of(
                candidate("best", figures(1.00, 1_000, 10, 1.0)),
                candidate("gains", figures(0.85, 400, 3, 2.0), 0.996, true),
                candidate("gains fast", figures(0.80, 500, 1, 3.0), 0.995, true),
                candidate("gains too little", figures(0.90, 300, 4, 4.0), 0.994, true),
                candidate("gains nothing", figures(0.70, 100, 2, 5.0)));
        assertThat(Selection.finalists(front, search("accurate", 1, 2)))
                .extracting(ScoredCandidate::genome)
                .containsExactly("best", "gains");
        assertThat(Selection.finalists(front, search("fastest", 1, 2)))
                .extracting(ScoredCandidate::genome)
                .containsExactly("best", "gains fast");
        assertThat(Selection.finalists(front, search("accurate", 1, 1)))
                .extracting(ScoredCandidate::genome)
                .containsExactly("best");
    }

    @Test
    void equalDistancesFallToTheFirstGenomeWhateverTheOrder() {
        List<ScoredCandidate> front = IntStream.range(0, 8)
                .mapToObj(number -> candidate("g" + number, figures(number < 4 ? 0.9 : 0.8, 100, null)))
                .toList();
        var random = RandomGeneratorFactory.getDefault().create(4);
        for (int round = 0; round < 20; round++) {
            List<ScoredCandidate> shuffled = new ArrayList<>(front);
            Collections.shuffle(shuffled, Random.from(random));
            assertThat(Selection.finalists(shuffled, search("accurate", 0, 3)))
                    .extracting(ScoredCandidate::genome)
                    .containsExactly("g0", "g4", "g1");
        }
    }

    @Test
    void bestMeetsTheLimitsEvenIfAnotherIsMoreAccurate() {
        var broken =
                finalist(1, new Verified(figures(0.99, 100, 1_000), 1.0, List.of(BROKEN), null, FakeWorkbench.PROVEN));
        var met = finalist(2, met(figures(0.9, 100, 1_000)));
        assertThat(Selection.best(List.of(broken, met), ACCURATE)).contains(met);
        assertThat(Selection.best(List.of(broken), ACCURATE)).contains(broken);
        assertThat(Selection.best(List.of(finalist(1, null)), ACCURATE)).isEmpty();
    }

    private static Criterion criterion(String best, double tolerance) {
        return Criterion.of(search(best, tolerance, 2));
    }

    private static SearchSpec search(String best, double tolerance, int finalists) {
        return new SearchSpec("surrogate", 100, null, false, finalists, best, tolerance, 0.5, List.of());
    }

    private static Verified met(Figures figures) {
        return new Verified(figures, 1.0, List.of(), null, FakeWorkbench.PROVEN);
    }

    private static Standing.FinalistStanding finalist(int rank, @Nullable Verified verified) {
        return new Standing.FinalistStanding(
                new Finalist("m4", rank, candidate("g" + rank, figures(0.9, 100, null))), true, verified);
    }

    private static ScoredCandidate candidate(String genome, Figures figures) {
        return candidate(genome, figures, true);
    }

    private static ScoredCandidate candidate(String genome, Figures figures, boolean feasible) {
        Quality quality = figures.quality();
        return candidate(genome, figures, quality == null ? 0 : quality.score(), feasible);
    }

    private static ScoredCandidate candidate(String genome, Figures figures, double expected, boolean feasible) {
        return new ScoredCandidate(
                genome,
                new Candidate(new Compression(Map.of(), Map.of()), 1, 1),
                new Fitness(List.of(1 - expected), feasible ? 0 : 1),
                figures,
                feasible ? List.of() : List.of(BROKEN));
    }

    private static Figures figures(double exact, long flash, @Nullable Integer samples) {
        return figures(exact, flash, 1, 1.0, samples);
    }

    private static Figures figures(double exact, long flash, double millis, double microjoules) {
        return figures(exact, flash, millis, microjoules, 1_000_000);
    }

    private static Figures figures(
            double exact, long flash, double millis, double microjoules, @Nullable Integer samples) {
        return new Figures(
                new Costs(flash, 1, 1, 2, 1, millis, 1.0, microjoules),
                new Quality(exact, exact, exact, 1, millis, microjoules, samples, null));
    }
}
