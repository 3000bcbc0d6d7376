package org.penjing.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Serial;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs training in a JVM of its own, so that a crash in native code, or too little memory, ends that process and not the
 * server. Both calls block; both go on from what an interrupted earlier call left in the directory.
 */
public final class TrainingProcess {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int KEPT_ERROR_LINES = 20;
    private static final int SIGNAL_WAITS = 50;

    /** Options that are meant for the server's JVM, such as an agent with a port of its own. */
    private static final Set<String> OF_THE_SERVER = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private static final System.Logger LOG = System.getLogger(TrainingProcess.class.getName());

    private final int megabytes;
    private final List<Duration> pauses;

    /** @param megabytes of memory that the process may take, its native libraries included */
    public TrainingProcess(int megabytes) {
        this(megabytes, List.of(Duration.ofSeconds(2), Duration.ofSeconds(10)));
    }

    /** @param pauses before another try after each process that was killed or crashed; when they are used up, training has failed */
    TrainingProcess(int megabytes, List<Duration> pauses) {
        this.megabytes = megabytes;
        this.pauses = List.copyOf(pauses);
    }

    /**
     * Trains a supernet, which then is {@link TrainingDirectory#supernet}; the directory already holds its puzzles.
     *
     * @throws TrainingFailedException if the process fails, or is killed or crashes again and again
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
        for (Duration pause : pauses) {
            try {
                runOnce(task, directory, progress, cancelled);
                return;
            } catch (ProcessDiedException died) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "{0}; it is started again in {1} s",
                        died.getMessage(),
                        pause.toSeconds());
                rest(pause, cancelled);
            }
        }
        runOnce(task, directory, progress, cancelled);
    }

    private static void rest(Duration pause, BooleanSupplier cancelled) {
        long end = System.nanoTime() + pause.toNanos();
        try {
            while (System.nanoTime() < end) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException("training was cancelled");
                }
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            throw stopped(e);
        }
    }

    private static TrainingFailedException stopped(InterruptedException interrupt) {
        Thread.currentThread().interrupt();
        return new TrainingFailedException("the server was stopped during training", interrupt);
    }

    private void runOnce(String task, Path directory, Consumer<TrainingProgress> progress, BooleanSupplier cancelled)
            throws IOException {
        Process process = start(task, directory);
        Deque<String> errors = new ArrayDeque<>();
        Thread errorReader = Thread.ofVirtual().start(() -> keepLast(process.errorReader(), errors));
        Thread watcher = Thread.ofVirtual().start(() -> endWhenCancelled(process, cancelled));
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                report(line, progress);
            }
            int exit = process.waitFor();
            errorReader.join();
            if (cancelled.getAsBoolean() || isSignal(exit) && becomesTrue(cancelled)) {
                throw new CancellationException("training was cancelled");
            }
            if (exit == TrainingMain.FAILED && !errors.isEmpty()) {
                throw new TrainingFailedException(errors.getLast());
            }
            if (exit != 0) {
                throw new ProcessDiedException(reason(exit, errors));
            }
        } catch (IOException e) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("training was cancelled; ending its process closed its output");
            }
            throw e;
        } catch (InterruptedException e) {
            throw stopped(e);
        } finally {
            watcher.interrupt();
            process.destroyForcibly();
        }
    }

    private Process start(String task, Path directory) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-Xmx" + Math.max(128, megabytes / 3) + "m",
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                "-D" + MemoryGuard.PROPERTY + "=" + megabytes,
                "-cp",
                System.getProperty("java.class.path"),
                TrainingMain.class.getName(),
                task,
                directory.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(OF_THE_SERVER);
        builder.environment()
                .putAll(Map.of("OMP_NUM_THREADS", "1", "OPENBLAS_NUM_THREADS", "1", "OMP_WAIT_POLICY", "PASSIVE"));
        return builder.start();
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

    private static void keepLast(Reader errors, Deque<String> kept) {
        new BufferedReader(errors).lines().forEach(line -> {
            kept.add(line);
            if (kept.size() > KEPT_ERROR_LINES) {
                kept.removeFirst();
            }
        });
    }

    private static void endWhenCancelled(Process process, BooleanSupplier cancelled) {
        try {
            while (process.isAlive()) {
                if (cancelled.getAsBoolean()) {
                    process.destroyForcibly();
                    return;
                }
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ctrl-C and SIGTERM go to the whole process group: the child may end before its server knows that it is to stop. */
    private static boolean isSignal(int exit) {
        return exit == 128 + 2 || exit == 128 + 15;
    }

    private static boolean becomesTrue(BooleanSupplier condition) throws InterruptedException {
        for (int wait = 0; wait < SIGNAL_WAITS && !condition.getAsBoolean(); wait++) {
            Thread.sleep(100);
        }
        return condition.getAsBoolean();
    }

    private static String reason(int exit, Deque<String> errors) {
        return "the training process ended with exit code " + exit
                + (exit == 137 ? " (killed, perhaps for memory)" : "")
                + (errors.isEmpty() ? "" : "; it said: " + String.join(" | ", errors));
    }

    /** The process ended without saying why. */
    private static final class ProcessDiedException extends TrainingFailedException {
        @Serial
        private static final long serialVersionUID = 1;

        ProcessDiedException(String reason) {
            super(reason);
        }
    }
}
