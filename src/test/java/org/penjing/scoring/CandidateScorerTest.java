package org.penjing.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.penjing.hardware.Limits;
import org.penjing.hardware.StepCost;
import org.penjing.scoring.Assessment.Evidence;
import org.penjing.search.Evaluation;
import org.penjing.space.Candidate;

class CandidateScorerTest {
    private static final AccuracyScorer ACCURACIES =
            new AccuracyScorer(ScoringSamples.SUPERNET, ScoringSamples.puzzles(24), FullRunRule.always());
    private static final StepCost COST = new StepCost(1000, 500, 2000, 8000, 10, Double.NaN);
    private static final Limits GENEROUS = new Limits(10_000, 10_000, 1e6, 100, 100, 100, 100);

    @AfterAll
    static void close() {
        ACCURACIES.close();
    }

    @Test
    void objectivesAreErrorFlashAndWorstMilliseconds() {
        Evaluation<Assessment> evaluation = score(GENEROUS, 0.5, new Candidate(ScoringSamples.compression(1), 2, 0.5));
        assertThat(evaluation.fitness().objectives())
                .containsExactly(1 - evaluation.details().exact(), 1000.0, 20.0);
        assertThat(evaluation.fitness().isFeasible()).isTrue();
        assertThat(evaluation.details().evidence()).isEqualTo(Evidence.FULL);
    }

    @Test
    void depthCountsInWhatGrowsWithIt() {
        Limits limits = new Limits(10_000, 10_000, 10_000, 100, 25, 100, 100);
        Candidate deep = new Candidate(ScoringSamples.compression(1), 3, 1);
        Evaluation<Assessment> evaluation = score(limits, 0.5, deep);
        assertThat(evaluation.details().violations())
                .containsEntry("flopsPerInference", 0.2)
                .containsEntry("millisPerInference", 0.2)
                .hasSize(2);
        assertThat(evaluation.fitness().violation()).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void whatCostRulesOutIsNotRunAndHasTheWorstError() {
        long before = ACCURACIES.figures().scored();
        long infeasible = ACCURACIES.figures().infeasible();
        Limits limits = new Limits(800, 10_000, 1e6, 100, 100, 100, 100);
        Evaluation<Assessment> evaluation = score(limits, 0.5, new Candidate(ScoringSamples.compression(77), 1, 1));
        assertThat(evaluation.fitness().objectives().getFirst()).isEqualTo(1);
        assertThat(evaluation.details().violations()).containsExactly(Map.entry("flashBytes", 0.25));
        assertThat(evaluation.details().evidence()).isEqualTo(Evidence.NONE);
        assertThat(ACCURACIES.figures().scored()).isEqualTo(before);
        assertThat(ACCURACIES.figures().infeasible()).isEqualTo(infeasible + 1);
    }

    @Test
    void anUnknownEnergyBreaksNoLimit() {
        Limits limits = new Limits(10_000, 10_000, 1e6, 100, 100, 1e-9, 100);
        assertThat(score(limits, 0.5, new Candidate(ScoringSamples.compression(1), 1, 1))
                        .fitness()
                        .isFeasible())
                .isTrue();
    }

    @Test
    void accuracyCountsFromTheFloatSupernet() {
        Limits limits = new Limits(10_000, 10_000, 1e6, 100, 100, 100, 5);
        Evaluation<Assessment> evaluation = score(limits, 0.95, new Candidate(ScoringSamples.compression(1), 2, 1));
        double exact = evaluation.details().exact();
        assertThat(evaluation.details().violations().get("accuracyDrop")).isCloseTo((0.9 - exact) / 0.9, within(1e-9));
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
        return new CandidateScorer(
                ScoringSamples.SUPERNET, ACCURACIES, (architecture, compression) -> COST, limits, baseline);
    }
}
