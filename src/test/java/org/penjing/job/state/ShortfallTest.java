package org.penjing.job.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.penjing.compress.Compression;
import org.penjing.hardware.Limit;
import org.penjing.hardware.LimitCheck;
import org.penjing.job.work.Figures;
import org.penjing.job.work.Figures.Costs;
import org.penjing.job.work.Figures.Quality;
import org.penjing.job.work.ScoredCandidate;
import org.penjing.search.pareto.Fitness;
import org.penjing.search.space.Candidate;
import org.penjing.task.Metric;

class ShortfallTest {
    private static final double REQUIRED = 0.9;
    private static final LimitCheck ENERGY = new LimitCheck(Limit.MICROJOULES_PER_STEP, 1420, 1000);

    @Test
    void namesWhatFitsReachesAndWhatTheAccuracyCosts() {
        assertThat(Shortfall.of(List.of(
                        scored("0.0", 0.4, List.of()),
                        scored("1.0", 0.613, List.of()),
                        scored("2.0", 0.95, List.of(ENERGY, new LimitCheck(Limit.MILLIS_PER_STEP, 70, 50))),
                        scored("3.0", 0.91, List.of(ENERGY)))))
                .isEqualTo(
                        "no network that fits 1 mJ a step is more accurate than 61.3 % exact; the smallest that reaches"
                                + " 90.0 % needs 1.42 mJ a step");
    }

    @Test
    void doesNotBlameTheCostsWhereNothingIsAccurateEnough() {
        assertThat(Shortfall.of(List.of(
                        scored("1.0", 0.6, List.of()),
                        scored("2.0", 0.85, List.of(new LimitCheck(Limit.MICROJOULES_PER_STEP, 1000.245, 1000))))))
                .startsWith(
                        "no network that fits the limits is more accurate than 60.0 % exact, and none beyond them that"
                                + " was run reaches the 90.0 % that are asked for")
                .doesNotContain("mJ");
    }

    @Test
    void tellsACostFromTheBoundThatItHardlyExceeds() {
        assertThat(Shortfall.of(List.of(
                        scored("1.0", 0.6, List.of()),
                        scored("2.0", 0.95, List.of(new LimitCheck(Limit.MICROJOULES_PER_STEP, 1000.245, 1000))))))
                .contains("fits 1 mJ a step is")
                .endsWith("needs 1.0002 mJ a step");
    }

    @Test
    void saysWhenNothingFitsAtAll() {
        assertThat(Shortfall.of(List.of(scored("1.0", 0.95, List.of(new LimitCheck(Limit.FLASH_BYTES, 8660, 7048))))))
                .isEqualTo("no network that was run fits 7048 bytes of flash; the nearest needs 8660 bytes of flash");
        assertThat(Shortfall.of(List.of())).startsWith("no network was found that meets the limits on cost");
    }

    @Test
    void tellsNumbersByTheirOwnMetric() {
        assertThat(Shortfall.of(List.of(numbers("1.0", -0.25, List.of()), numbers("2.0", 0.93, List.of(ENERGY)))))
                .isEqualTo(
                        "no network that fits 1 mJ a step is more accurate than R2 -0.2500; the smallest that reaches"
                                + " 0.9000 needs 1.42 mJ a step");
    }

    private static ScoredCandidate numbers(String genome, double r2, List<LimitCheck> costs) {
        return scored(genome, new Quality(r2, r2, r2, 1, 0, null, null, Map.of(Metric.R2, r2)), costs);
    }

    private static ScoredCandidate scored(String genome, double exact, List<LimitCheck> costs) {
        return scored(genome, new Quality(exact, exact, exact, 1, 0, null, 100, null), costs);
    }

    private static ScoredCandidate scored(String genome, Quality quality, List<LimitCheck> costs) {
        double exact = quality.score();
        double shortfall = Math.max(0, REQUIRED - exact) / REQUIRED;
        double excess = costs.stream().mapToDouble(LimitCheck::excess).sum();
        LimitCheck accuracy = new LimitCheck(Limit.ACCURACY_DROP, 100 * (0.95 - exact), 100 * (0.95 - REQUIRED));
        return new ScoredCandidate(
                genome,
                new Candidate(new Compression(Map.of(), Map.of()), 1, 1),
                new Fitness(List.of(1 - exact), shortfall + excess),
                new Figures(new Costs(0, 0, 0, 0, 0, 0, null, null), quality),
                shortfall > 0
                        ? Stream.concat(costs.stream(), Stream.of(accuracy)).toList()
                        : costs);
    }
}
