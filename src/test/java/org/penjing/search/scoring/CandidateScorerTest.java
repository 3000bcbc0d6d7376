package org.penjing.search.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.penjing.hardware.Fixtures;
import org.penjing.hardware.Limit;
import org.penjing.hardware.LimitCheck;
import org.penjing.hardware.Limits;
import org.penjing.hardware.StepCost;
import org.penjing.search.Evaluation;
import org.penjing.search.Price;
import org.penjing.search.accuracy.AccuracyScorer;
import org.penjing.search.accuracy.FullRunRule;
import org.penjing.search.accuracy.ScoringSamples;
import org.penjing.search.scoring.Assessment.Extent;
import org.penjing.search.space.Candidate;

class CandidateScorerTest {
    private static final AccuracyScorer ACCURACIES = AccuracyScorer.inThisProcess(
            ScoringSamples.SUPERNET, ScoringSamples.puzzles(24), ScoringSamples.DEPTH, FullRunRule.always());
    private static final StepCost COST = new StepCost(1000, 500, 2000, 8000, 10, 1);
    private static final Limits GENEROUS = Fixtures.limits(10_000, 10_000, 1e6, 100, 100, 100, 100);

    @AfterAll
    static void close() {
        ACCURACIES.close();
    }

    @Test
    void objectivesAreErrorFlashAndWorstMilliseconds() {
        Evaluation<Assessment> evaluation = score(GENEROUS, 0.5, new Candidate(ScoringSamples.compression(1), 2, 0.5));
        assertThat(evaluation.fitness().objectives())
                .containsExactly(1 - evaluation.details().score(), 1000.0, 20.0);
        assertThat(evaluation.fitness().isFeasible()).isTrue();
        assertThat(evaluation.details().extent()).isEqualTo(Extent.FULL);
    }

    @Test
    void depthCountsInWhatGrowsWithIt() {
        Limits limits = Fixtures.limits(10_000, 10_000, 10_000, 100, 25, 100, 100);
        Candidate deep = new Candidate(ScoringSamples.compression(1), 3, 1);
        Evaluation<Assessment> evaluation = score(limits, 0.5, deep);
        assertThat(evaluation.details().limits().violated())
                .extracting(LimitCheck::limit)
                .containsExactly(Limit.FLOPS_PER_INFERENCE, Limit.MILLIS_PER_INFERENCE);
        assertThat(evaluation.fitness().violation()).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void pricesACandidateWithoutRunningIt() {
        long before = ACCURACIES.figures().scored();
        CandidateScorer scorer = scorer(Fixtures.limits(800, 10_000, 1e6, 100, 100, 100, 100), 0.5);
        Price price = scorer.price(new Candidate(ScoringSamples.compression(77), 2, 1));
        assertThat(price.objectives()).containsExactly(1000.0, 20.0);
        assertThat(price.violation()).isEqualTo(0.25);
        assertThat(ACCURACIES.figures().scored()).isEqualTo(before);
    }

    @Test
    void accuracyCountsFromTheFloatSupernet() {
        Limits limits = Fixtures.limits(10_000, 10_000, 1e6, 100, 100, 100, 5);
        Evaluation<Assessment> evaluation = score(limits, 0.95, new Candidate(ScoringSamples.compression(1), 2, 1));
        double exact = evaluation.details().score();
        assertThat(evaluation.details().limits().violated())
                .containsExactly(new LimitCheck(Limit.ACCURACY_DROP, 100 * (0.95 - exact), 5));
    }

    @Test
    void whatMissesTheAccuracyLimitByNoMoreThanTheMarginIsFeasibleBeforeFineTuning() {
        Candidate candidate = new Candidate(ScoringSamples.compression(1), 2, 1);
        double exact = score(GENEROUS, 1, candidate).details().score();
        AccuracyFloor floor = new AccuracyFloor(exact + 0.1, exact + 0.05078, 0.051, TuningGain.NONE);
        assertThat(scorer(GENEROUS, floor)
                        .score(List.of(candidate))
                        .getFirst()
                        .fitness()
                        .isFeasible())
                .isTrue();
        AccuracyFloor higher = new AccuracyFloor(exact + 0.1, exact + 0.05078, 0.05, TuningGain.NONE);
        assertThat(scorer(GENEROUS, higher)
                        .score(List.of(candidate))
                        .getFirst()
                        .fitness()
                        .isFeasible())
                .isFalse();
    }

    @Test
    void theErrorIsThatWhichFineTuningIsExpectedToLeave() {
        Candidate candidate = new Candidate(ScoringSamples.compression(1), 2, 1);
        double exact = score(GENEROUS, 1, candidate).details().score();
        TuningGain gain = new TuningGain(2, 1, List.of(new TuningGain.Trial(exact, exact + 0.1)));
        Evaluation<Assessment> evaluation = scorer(GENEROUS, new AccuracyFloor(1, exact + 0.1, 0, gain))
                .score(List.of(candidate))
                .getFirst();
        assertThat(evaluation.fitness().objectives().getFirst()).isCloseTo(0.9 - exact, within(1e-12));
        assertThat(evaluation.fitness().isFeasible()).isTrue();
        assertThat(evaluation.details().score()).isEqualTo(exact);
    }

    @Test
    void missingHalfOfTheAccuracyViolatesAsMuchAsCostingHalfTooMuch() {
        Candidate candidate = new Candidate(ScoringSamples.compression(1), 1, 1);
        CandidateScorer scorer = scorer(
                Fixtures.limits(10_000, 10_000, 1e6, 10 / 1.5, 100, 100, 100),
                new AccuracyFloor(1, 0.8, 0, TuningGain.NONE));
        assertThat(scorer.price(candidate).violation()).isCloseTo(0.5, within(1e-12));
        assertThat(scorer.shortfall(0.6)).isCloseTo(0.5, within(1e-12));
        assertThat(scorer.shortfall(0.19)).isZero();
    }

    @Test
    void evaluationsComeInTheOrderOfTheCandidates() {
        Candidate one = new Candidate(ScoringSamples.compression(1), 1, 1);
        Candidate other = new Candidate(ScoringSamples.compression(2), 2, 0.5);
        assertThat(scorer(GENEROUS, 0.5).score(List.of(other, one, other)))
                .extracting(Evaluation::candidate)
                .containsExactly(other, one, other);
    }

    private static Evaluation<Assessment> score(Limits limits, double baseline, Candidate candidate) {
        return scorer(limits, baseline).score(List.of(candidate)).getFirst();
    }

    private static CandidateScorer scorer(Limits limits, double baseline) {
        return scorer(
                limits,
                new AccuracyFloor(baseline, baseline - limits.bound(Limit.ACCURACY_DROP) / 100, 0, TuningGain.NONE));
    }

    private static CandidateScorer scorer(Limits limits, AccuracyFloor floor) {
        return new CandidateScorer(ACCURACIES, _ -> COST, limits, floor);
    }
}
