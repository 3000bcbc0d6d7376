package org.penjing.training.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.penjing.process.ChildFailedException;
import org.penjing.process.ChildJvms;
import org.penjing.process.Launch;
import org.penjing.process.Retries;
import org.penjing.training.FineTuneTask;
import org.penjing.training.SupernetTask;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Runs training in a process of its own. Both calls block; both go on from what an interrupted earlier call left in the directory. */
public final class TrainingProcess {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ChildJvms children;
    private final int megabytes;
    private final Retries retries;

    /** @param megabytes of memory that the process may take, its native libraries included */
    public TrainingProcess(ChildJvms children, int megabytes) {
        this(children, megabytes, Retries.TWO);
    }

    TrainingProcess(ChildJvms children, int megabytes, Retries retries) {
        this.children = children;
        this.megabytes = megabytes;
        this.retries = retries;
    }

    /**
     * Trains a supernet, which then is {@link TrainingDirectory#supernet}; the directory already holds its puzzles.
     *
     * @throws ChildFailedException if the process fails, or is killed or crashes again and again without leaving a further
     *     checkpoint to start from
     * @throws CancellationException as soon as {@code cancelled} says so
     */
    public void supernet(
            TrainingDirectory directory,
            SupernetTask task,
            Consumer<TrainingProgress> progress,
            BooleanSupplier cancelled)
            throws IOException {
        directory.writeTask(TrainingMain.SUPERNET, task);
        run(TrainingMain.SUPERNET, directory.path(), progress, cancelled);
    }

    /** Tunes finalists; each result is {@link TrainingDirectory#finalist} of its name. */
    public void fineTune(
            TrainingDirectory directory,
            FineTuneTask task,
            Consumer<TrainingProgress> progress,
            BooleanSupplier cancelled)
            throws IOException {
        directory.writeTask(TrainingMain.FINE_TUNE, task);
        run(TrainingMain.FINE_TUNE, directory.path(), progress, cancelled);
    }

    private void run(String task, Path directory, Consumer<TrainingProgress> progress, BooleanSupplier cancelled)
            throws IOException {
        AtomicInteger latestStart = new AtomicInteger();
        retries.run(
                gotFurther -> {
                    AtomicBoolean isFirst = new AtomicBoolean(true);
                    Consumer<TrainingProgress> counting = news -> {
                        if (isFirst.getAndSet(false) && news.batch() > latestStart.getAndSet(news.batch())) {
                            gotFurther.run();
                        }
                        progress.accept(news);
                    };
                    return children.runOnce(launch(task, directory), output -> listen(output, counting), cancelled);
                },
                cancelled);
    }

    /** How many lines there were. */
    private static int listen(InputStream output, Consumer<TrainingProgress> progress) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
        int count = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            report(line, progress);
            count++;
        }
        return count;
    }

    private Launch launch(String task, Path directory) {
        return new Launch(
                TrainingMain.NAME,
                TrainingMain.class,
                List.of(task, directory.toString()),
                Math.max(128, megabytes / 3),
                List.of("-Dorg.bytedeco.javacpp.maxPhysicalBytes=0", "-D" + MemoryGuard.PROPERTY + "=" + megabytes),
                Map.of("OMP_NUM_THREADS", "1", "OPENBLAS_NUM_THREADS", "1", "OMP_WAIT_POLICY", "PASSIVE"));
    }

    private static void report(String line, Consumer<TrainingProgress> progress) {
        TrainingProgress news;
        try {
            news = JSON.readValue(line, TrainingProgress.class);
        } catch (JacksonException e) {
            return;
        }
        progress.accept(news);
    }
}
