package org.penjing.search.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.penjing.compress.Compression;
import org.penjing.data.Puzzle;
import org.penjing.data.Sample;
import org.penjing.network.FloatExecutor;
import org.penjing.task.Metric;
import org.penjing.task.Quality;
import org.penjing.task.Samples;

class AccuracyScorerTest {
    private static final Samples PUZZLES = ScoringSamples.puzzles(40);

    @Test
    void agreesWithThePlainTwinOnEveryDepth() {
        Compression compression = ScoringSamples.compression(1);
        try (AccuracyScorer scorer = AccuracyScorer.inThisProcess(
                ScoringSamples.SUPERNET, PUZZLES, ScoringSamples.DEPTH, FullRunRule.always())) {
            AccuracyTable table = scorer.tables(List.of(compression)).getFirst().orElseThrow();
            for (int depth = 1; depth <= ScoringSamples.DEPTH; depth++) {
                assertThat(table.at(depth, 1).of(Metric.CELL_ACCURACY))
                        .isEqualTo(plainCellAccuracy(compression, depth));
            }
        }
    }

    @Test
    void runsDeeperThanTheSupernetWasTrainedFor() {
        int depth = 3 * ScoringSamples.DEPTH;
        Compression compression = ScoringSamples.compression(1);
        try (AccuracyScorer scorer =
                AccuracyScorer.inThisProcess(ScoringSamples.SUPERNET, PUZZLES, depth, FullRunRule.always())) {
            AccuracyTable table = scorer.tables(List.of(compression)).getFirst().orElseThrow();
            assertThat(table.at(depth, 1).of(Metric.CELL_ACCURACY)).isEqualTo(plainCellAccuracy(compression, depth));
            assertThat(table.at(depth, 1).meanSteps()).isEqualTo(depth);
        }
    }

    @Test
    void oneRunServesEqualSubnets() {
        Compression one = ScoringSamples.compression(1);
        Compression other = ScoringSamples.compression(2);
        try (AccuracyScorer scorer = AccuracyScorer.inThisProcess(
                ScoringSamples.SUPERNET, PUZZLES, ScoringSamples.DEPTH, FullRunRule.always())) {
            scorer.tables(List.of(one, other, one));
            scorer.tables(List.of(other));
            assertThat(scorer.figures().scored()).isEqualTo(2);
            assertThat(scorer.figures().cached()).isEqualTo(2);
        }
    }

    @Test
    void figuresDependNeitherOnBatchNorOnOrder() {
        List<Compression> compressions =
                LongStream.range(0, 6).mapToObj(ScoringSamples::compression).toList();
        List<Quality> together = accuracies(compressions);
        List<Quality> alone = new ArrayList<>();
        compressions
                .reversed()
                .forEach(compression ->
                        alone.addFirst(accuracies(List.of(compression)).getFirst()));
        assertThat(together).isEqualTo(alone);
    }

    @Test
    void aHopelessSubnetKeepsTheFiguresOfTheSubset() {
        FullRunRule strict = new FullRunRule(16, 1, 0.9, 0.1);
        try (AccuracyScorer scorer =
                AccuracyScorer.inThisProcess(ScoringSamples.SUPERNET, PUZZLES, ScoringSamples.DEPTH, strict)) {
            AccuracyTable table = scorer.tables(List.of(ScoringSamples.compression(1)))
                    .getFirst()
                    .orElseThrow();
            assertThat(table.isFull()).isFalse();
            assertThat(table.samples()).isEqualTo(16);
        }
    }

    @Test
    void aPromisingSubnetIsRunOnAllPuzzlesWhateverTheSubsetsSize() {
        Compression compression = ScoringSamples.compression(4);
        FullRunRule lenient = new FullRunRule(7, 1, 0.05, 0.1);
        try (AccuracyScorer inParts =
                        AccuracyScorer.inThisProcess(ScoringSamples.SUPERNET, PUZZLES, ScoringSamples.DEPTH, lenient);
                AccuracyScorer atOnce = AccuracyScorer.inThisProcess(
                        ScoringSamples.SUPERNET, PUZZLES, ScoringSamples.DEPTH, FullRunRule.always())) {
            AccuracyTable parts =
                    inParts.tables(List.of(compression)).getFirst().orElseThrow();
            AccuracyTable whole = atOnce.tables(List.of(compression)).getFirst().orElseThrow();
            assertThat(parts.isFull()).isTrue();
            assertThat(parts.at(2, 0.5)).isEqualTo(whole.at(2, 0.5));
        }
    }

    private static List<Quality> accuracies(List<Compression> compressions) {
        try (AccuracyScorer scorer = AccuracyScorer.inThisProcess(
                ScoringSamples.SUPERNET, PUZZLES, ScoringSamples.DEPTH, FullRunRule.always())) {
            return scorer.tables(compressions).stream()
                    .map(Optional::orElseThrow)
                    .map(table -> table.at(2, 0.5))
                    .toList();
        }
    }

    private static double plainCellAccuracy(Compression compression, int depth) {
        FloatExecutor executor = FloatExecutor.rounding(ScoringSamples.SUPERNET.subnet(compression), 8);
        int right = 0;
        int cells = 0;
        for (Sample sample : PUZZLES.all()) {
            Puzzle puzzle = (Puzzle) sample;
            int[] answer = executor.run(puzzle.question(), depth)[depth - 1].answer();
            for (int cell = 0; cell < answer.length; cell++) {
                right += puzzle.answer()[cell] == answer[cell] ? 1 : 0;
                cells++;
            }
        }
        return (double) right / cells;
    }
}
