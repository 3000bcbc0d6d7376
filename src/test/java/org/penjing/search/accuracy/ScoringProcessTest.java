package org.penjing.search.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.compress.Compression;
import org.penjing.compress.WeightQuantizer;
import org.penjing.data.SplitName;
import org.penjing.network.Answers;
import org.penjing.onnx.runtime.StepwiseResult;
import org.penjing.process.ChildFailedException;
import org.penjing.process.ChildJvms;
import org.penjing.process.Launch;
import org.penjing.process.Retries;
import org.penjing.task.Quality;
import org.penjing.task.Samples;
import org.penjing.training.Supernet;
import org.penjing.training.run.SupernetFile;
import org.penjing.training.run.TrainingDirectory;

class ScoringProcessTest {
    private static final Samples PUZZLES = ScoringSamples.puzzles(40);
    private static final Retries AT_ONCE = new Retries(List.of(Duration.ZERO, Duration.ZERO));

    @TempDir
    private Path folder;

    @Test
    void aProcessOfItsOwnMeasuresWhatThisOneDoes() throws IOException {
        List<Compression> compressions =
                LongStream.range(0, 6).mapToObj(ScoringSamples::compression).toList();
        assertThat(remote(compressions, false)).isEqualTo(local(compressions));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessThatIsKilledCostsATryAndNoResult() throws IOException {
        List<Compression> compressions =
                LongStream.range(0, 40).mapToObj(ScoringSamples::compression).toList();
        assertThat(remote(compressions, true)).isEqualTo(local(compressions));
    }

    @Test
    void aSubnetThatKillsItsProcessEveryTimeIsLostAndTakesNoOtherWithIt() throws Exception {
        try (ScoringProcess process = crashing("sometimes")) {
            List<CompletableFuture<SubnetRunner.Run>> harmless = new ArrayList<>();
            CompletableFuture<SubnetRunner.Run> deadly = CompletableFuture.supplyAsync(() -> process.run(width(1)));
            for (int i = 1; i <= 20; i++) {
                Compression compression = width(2 * i);
                harmless.add(CompletableFuture.supplyAsync(() -> process.run(compression)));
            }
            assertThatThrownBy(deadly::join).hasCauseInstanceOf(SubnetFailedException.class);
            assertThat(harmless).allSatisfy(run -> assertThat(run.join().full()).isTrue());
        }
    }

    @Test
    void scoringEndsWithTheReasonWhereEverySubnetKillsItsProcess() throws Exception {
        try (ScoringProcess process = crashing("always")) {
            assertThatThrownBy(() -> process.run(width(2))).isInstanceOf(SubnetFailedException.class);
            assertThatThrownBy(() -> process.run(width(4)))
                    .isInstanceOf(ChildFailedException.class)
                    .hasMessageContaining("the scoring process crashed in native code");
        }
    }

    @Test
    void closingEndsTheProcessAndTellsWhoWaits() throws Exception {
        ScoringProcess process = new ScoringProcess(
                new ChildJvms(folder), Launch.of("scoring", SilentMain.class, List.of(), 64), AT_ONCE);
        CompletableFuture<SubnetRunner.Run> waiting = CompletableFuture.supplyAsync(() -> process.run(width(2)));
        while (folder.toFile().list().length == 0) {
            Thread.sleep(10);
        }
        process.close();
        assertThatThrownBy(waiting::get).hasCauseInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> process.run(width(2))).isInstanceOf(CancellationException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void answersSurviveTheWireInEveryBit() throws IOException {
        StepwiseResult result = new StepwiseResult(
                List.of(
                        new Answers.Tokens(new byte[] {1, -1, 3, 4}, 2),
                        new Answers.Numbers(new float[] {-0f, Float.MAX_VALUE, 0.1f, 3}, 2)),
                new float[][] {{0.25f, Math.nextUp(0.5f)}, {Float.MIN_VALUE, 1}});
        Wire.Answer.Ran answer = new Wire.Answer.Ran(7, new SubnetRunner.Run(result, true));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Wire.write(new DataOutputStream(bytes), answer);
        Wire.write(new DataOutputStream(bytes), new Wire.Answer.Failed(8, "kein Glück"));
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        Wire.Answer.Ran read = (Wire.Answer.Ran) Wire.readAnswer(in);
        assertThat(read.number()).isEqualTo(7);
        assertThat(read.run().full()).isTrue();
        assertThat(read.run().result().answers()).usingRecursiveComparison().isEqualTo(result.answers());
        assertThat(read.run().result().confidences()).isDeepEqualTo(result.confidences());
        assertThat(Wire.readAnswer(in)).isEqualTo(new Wire.Answer.Failed(8, "kein Glück"));
    }

    /** The accuracies of a scorer over a directory, whose process is killed after the first of them if that is asked for. */
    private List<Quality> remote(List<Compression> compressions, boolean killed) throws IOException {
        TrainingDirectory directory = new TrainingDirectory(folder);
        directory.write(SplitName.VALIDATION, PUZZLES);
        SupernetFile.write(
                new Supernet(ScoringSamples.SUPERNET.model(), ScoringSamples.RANGES, WeightQuantizer.LEAST_ERROR),
                directory.supernet());
        try (AccuracyScorer scorer = AccuracyScorer.ofDirectory(
                directory,
                ScoringSamples.NETWORK,
                PUZZLES.task(),
                ScoringSamples.DEPTH,
                FullRunRule.always(),
                AccuracyScorer.MEMORY,
                ChildJvms.temporary())) {
            if (killed) {
                scorer.tables(compressions.subList(0, 1));
                killScorer();
            }
            return accuracies(scorer.tables(compressions));
        }
    }

    private void killScorer() {
        assertThat(ProcessHandle.current().children().filter(this::isOfThisTest).map(ProcessHandle::destroyForcibly))
                .hasSize(1);
    }

    private boolean isOfThisTest(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                    .contains(folder.toString());
        } catch (IOException gone) {
            return false;
        }
    }

    private static List<Quality> local(List<Compression> compressions) {
        try (AccuracyScorer scorer = AccuracyScorer.inThisProcess(
                ScoringSamples.SUPERNET, PUZZLES, ScoringSamples.DEPTH, FullRunRule.always())) {
            return accuracies(scorer.tables(compressions));
        }
    }

    private static List<Quality> accuracies(List<Optional<AccuracyTable>> tables) {
        return tables.stream()
                .map(Optional::orElseThrow)
                .map(table -> table.at(2, 0.5))
                .toList();
    }

    private ScoringProcess crashing(String when) {
        return new ScoringProcess(
                new ChildJvms(folder), Launch.of("scoring", CrashingMain.class, List.of(when), 64), AT_ONCE);
    }

    private static Compression width(int width) {
        return new Compression(Map.of("group", width), Map.of());
    }

    /** A scoring process that never answers. */
    static final class SilentMain {
        private SilentMain() {}

        public static void main(String[] args) throws IOException {
            System.in.transferTo(System.err);
        }
    }
}
