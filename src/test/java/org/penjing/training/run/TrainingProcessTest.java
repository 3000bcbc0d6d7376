package org.penjing.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.base.Randoms;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.Precision;
import org.penjing.compress.WeightQuantizer;
import org.penjing.data.Puzzle;
import org.penjing.data.SplitName;
import org.penjing.network.family.TinyRecursive;
import org.penjing.network.family.TinyRecursive.Mixer;
import org.penjing.process.ChildFailedException;
import org.penjing.process.ChildJvms;
import org.penjing.process.Retries;
import org.penjing.task.Grids;
import org.penjing.task.Samples;
import org.penjing.task.Task;
import org.penjing.training.Augmentation;
import org.penjing.training.ElasticSpace;
import org.penjing.training.HeldOutAnswers;
import org.penjing.training.Sharing;
import org.penjing.training.Supernet;
import org.penjing.training.SupernetTask;
import org.penjing.training.TrainingPlan;
import org.penjing.training.torch.FlatParameters;
import org.penjing.training.torch.Subnet;

class TrainingProcessTest {
    private static final TinyRecursive MODEL = new TinyRecursive(4, 3, 8, 1, Mixer.TOKEN, 6, 0, 10, 1, 2);
    private static final int AMPLE_MEGABYTES = 4096;
    private static final int LONG = 145;
    private static final List<Duration> RETRIES = List.of(Duration.ofMillis(10), Duration.ofMillis(10));

    @TempDir
    private Path path;

    private static final Task TASK = Grids.task("abc", 4);

    private TrainingDirectory directory;

    @BeforeEach
    void puzzles() throws IOException {
        directory = new TrainingDirectory(path);
        answer(question -> IntStream.of(question).map(token -> (token + 1) % 3).toArray());
    }

    /** All questions, with their answers, for training and for validation. */
    private void answer(UnaryOperator<int[]> rule) throws IOException {
        List<Puzzle> puzzles = new ArrayList<>();
        for (int i = 0; i < 81; i++) {
            int[] question = {i % 3, i / 3 % 3, i / 9 % 3, i / 27};
            puzzles.add(new Puzzle(question, rule.apply(question)));
        }
        directory.write(SplitName.TRAINING, Grids.of("abc", puzzles));
        directory.write(SplitName.VALIDATION, Grids.of("abc", puzzles));
    }

    /** A network that has learned the training puzzles' rule is right for every second validation puzzle. */
    @Test
    void learnsTrainingPuzzlesAndIsJudgedByValidationPuzzles() throws Exception {
        Samples training = directory.read(SplitName.TRAINING, TASK);
        List<Puzzle> validation = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            Puzzle puzzle = (Puzzle) training.all().get(i);
            int[] wrong =
                    IntStream.of(puzzle.answer()).map(token -> (token + 1) % 3).toArray();
            validation.add(i % 2 == 0 ? puzzle : new Puzzle(puzzle.question(), wrong));
        }
        directory.write(SplitName.VALIDATION, new Samples(TASK, validation));
        run(AMPLE_MEGABYTES, LONG, new AtomicInteger(), false);
        Supernet supernet = SupernetFile.read(directory.supernet(), MODEL.architecture());
        float[] flat = new FlatParameters(MODEL.architecture()).flat(supernet.model());
        assertThat(HeldOutAnswers.at(2, MODEL.architecture(), flat, Subnet.FULL, training)
                        .headline())
                .isGreaterThan(0.8);
        String[] lastInterval = Files.readAllLines(directory.record()).getLast().split(",");
        assertThat(Double.parseDouble(lastInterval[2])).isBetween(0.4, 0.5);
    }

    @Test
    void leavesASupernetATunedFloatNetworkAndARecordOfItsTraining() throws Exception {
        AtomicInteger news = new AtomicInteger();
        run(AMPLE_MEGABYTES, LONG, news, false);
        Supernet supernet = SupernetFile.read(directory.supernet(), MODEL.architecture());
        assertThat(supernet.ranges()).containsKeys("y", "z", "block0.ffn.up");
        Supernet baseline = SupernetFile.read(directory.baseline(), MODEL.architecture());
        assertThat(baseline.model()).isNotEqualTo(supernet.model());
        assertThat(baseline.model().recursion().maxDepth()).isBetween(1, 6);
        assertThat(Files.readAllLines(directory.record())).hasSize(7);
        assertThat(news).hasValue(151);
    }

    @Test
    void endsWithWhatToChangeWhenNothingIsLearned() throws IOException {
        RandomGenerator random = Randoms.of(5, 0);
        answer(_ -> random.ints(4, 0, 3).toArray());
        assertThatThrownBy(() -> run(AMPLE_MEGABYTES, 30, new AtomicInteger(), false))
                .isInstanceOf(ChildFailedException.class)
                .hasMessageContaining("no better than")
                .hasMessageContaining("training.elasticBatches")
                .hasMessageContaining("model.width");
        assertThat(directory.supernet()).doesNotExist();
    }

    @Test
    void endsSoonAfterItIsCancelled() {
        AtomicInteger news = new AtomicInteger();
        assertThatThrownBy(() -> run(AMPLE_MEGABYTES, 100_000, news, true)).isInstanceOf(CancellationException.class);
        assertThat(directory.supernet()).doesNotExist();
    }

    @Test
    void aProcessThatIsKilledIsStartedAgainAndLeavesWhatAnUndisturbedOneDoes() throws Exception {
        run(AMPLE_MEGABYTES, LONG, new AtomicInteger(), false);
        byte[] undisturbed = Files.readAllBytes(directory.supernet());
        forget();
        AtomicInteger kills = new AtomicInteger();
        train(RETRIES, task(LONG), progress -> {
            if (progress.batch() > 20 * (kills.get() + 1) && kills.getAndIncrement() < 2) {
                trainers().forEach(ProcessHandle::destroyForcibly);
            }
        });
        assertThat(kills).hasValueGreaterThanOrEqualTo(2);
        assertThat(directory.supernet()).hasBinaryContent(undisturbed);
    }

    @Test
    void aProcessThatIsKilledEveryTimeEndsTheTraining() {
        Set<Long> killed = new HashSet<>();
        assertThatThrownBy(() -> train(
                        RETRIES,
                        task(100_000),
                        _ -> trainers().forEach(trainer -> {
                            killed.add(trainer.pid());
                            trainer.destroyForcibly();
                        })))
                .isInstanceOf(ChildFailedException.class)
                .hasMessageContaining("137");
        assertThat(killed).hasSize(RETRIES.size() + 1);
    }

    @Test
    void aDamagedCheckpointFallsBackToTheOneBeforeAndTwoOfThemToTheStart() throws Exception {
        run(AMPLE_MEGABYTES, LONG, new AtomicInteger(), false);
        byte[] undisturbed = Files.readAllBytes(directory.supernet());
        Files.delete(directory.supernet());
        damage(directory.checkpoint());
        assertThat(firstBatch()).isEqualTo(126);
        assertThat(directory.supernet()).hasBinaryContent(undisturbed);
        Files.delete(directory.supernet());
        damage(directory.checkpoint());
        Files.writeString(directory.previousCheckpoint(), "cut off");
        assertThat(firstBatch()).isEqualTo(1);
        assertThat(directory.supernet()).hasBinaryContent(undisturbed);
    }

    private int firstBatch() throws Exception {
        AtomicInteger first = new AtomicInteger();
        train(List.of(), task(LONG), progress -> first.compareAndSet(0, progress.batch()));
        return first.get();
    }

    private static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private void forget() throws IOException {
        for (Path file : List.of(
                directory.supernet(),
                directory.baseline(),
                directory.checkpoint(),
                directory.previousCheckpoint(),
                directory.record())) {
            Files.delete(file);
        }
    }

    private Stream<ProcessHandle> trainers() {
        return ProcessHandle.current()
                .children()
                .filter(child -> commandLine(child).contains(directory.path().toString()));
    }

    @Test
    void takesNoMoreMemoryThanItWasGiven() {
        assertThatThrownBy(() -> run(130, 30, new AtomicInteger(), false))
                .isInstanceOf(ChildFailedException.class)
                .hasMessageContaining("above its limit of 130 MB")
                .hasMessageContaining(MemoryGuard.PROPERTY);
    }

    @Test
    void saysInOneLineWhatIsWrongWithItsFiles() throws Exception {
        Files.writeString(directory.samples(SplitName.TRAINING, TASK), "question,answer\nabca,abcx\n");
        assertThatThrownBy(() -> run(AMPLE_MEGABYTES, 30, new AtomicInteger(), false))
                .isInstanceOf(ChildFailedException.class)
                .hasMessageContaining("training.csv")
                .message()
                .doesNotContain("\n")
                .doesNotContain("\tat ");
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException ended) {
            return "";
        }
    }

    private void train(List<Duration> pauses, SupernetTask task, Consumer<TrainingProgress> progress) throws Exception {
        new TrainingProcess(ChildJvms.temporary(), AMPLE_MEGABYTES, new Retries(pauses))
                .supernet(directory, task, progress, () -> false);
    }

    private void run(int megabytes, int elasticBatches, AtomicInteger news, boolean cancelOnNews) throws Exception {
        new TrainingProcess(ChildJvms.temporary(), megabytes)
                .supernet(
                        directory,
                        task(elasticBatches),
                        progress -> news.incrementAndGet(),
                        () -> cancelOnNews && news.get() > 0);
    }

    private static SupernetTask task(int elasticBatches) {
        TrainingPlan plan = new TrainingPlan(
                5,
                elasticBatches,
                1,
                8,
                1,
                0.02,
                0,
                0.9,
                Augmentation.NONE,
                Sharing.NONE,
                null,
                WeightQuantizer.LEAST_ERROR);
        return new SupernetTask(MODEL, TASK, space(), plan, 3);
    }

    private static ElasticSpace space() {
        Map<String, List<Integer>> widths = new TreeMap<>();
        ChannelGroups.of(MODEL.architecture()).all().forEach(group -> widths.put(group.name(), List.of(group.size())));
        Map<String, List<Precision>> precisions = new TreeMap<>();
        MODEL.architecture()
                .network()
                .weights()
                .keySet()
                .forEach(weight -> precisions.put(weight, List.of(Precision.INT8)));
        return new ElasticSpace(widths, precisions);
    }
}
