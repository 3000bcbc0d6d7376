package org.penjing.process;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** A running child process. Close it: that kills it if it still runs, and deletes its temporary files. */
public final class ChildJvm implements AutoCloseable {
    /** What a JVM that crashes writes into the folder. */
    static final String CRASH = "crash.txt";

    private static final int KEPT_ERROR_LINES = 20;
    private static final int SIGNAL_WAITS = 50;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final int SIGNALLED = 128;
    private static final int INTERRUPT = 2;
    private static final int KILL = 9;
    private static final int TERMINATE = 15;

    private final String name;
    private final Process process;
    private final Path folder;
    private final Deque<String> errors = new ArrayDeque<>();
    private final Thread errorReader;

    ChildJvm(String name, Process process, Path folder) {
        this.name = name;
        this.process = process;
        this.folder = folder;
        this.errorReader = Thread.ofVirtual().start(this::keepLastErrors);
    }

    /** What it is told. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /** What it says. */
    public InputStream output() {
        return process.getInputStream();
    }

    public long pid() {
        return process.pid();
    }

    /** Kills it as soon as {@code cancelled} says so. */
    public void killWhen(BooleanSupplier cancelled) {
        Thread.ofVirtual().start(() -> {
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
        });
    }

    /**
     * Waits until it has ended.
     *
     * @throws CancellationException if {@code cancelled} says so
     * @throws ChildDiedException if it was killed or crashed
     * @throws ChildFailedException if it has said why it failed
     */
    public void await(BooleanSupplier cancelled) throws InterruptedException {
        int exit = process.waitFor();
        errorReader.join();
        if (cancelled.getAsBoolean() || isSignal(exit) && becomesTrue(cancelled)) {
            throw new CancellationException(name + " was cancelled");
        }
        if (exit == ChildMain.FAILED && !errors.isEmpty()) {
            throw new ChildFailedException(errors.getLast());
        }
        if (exit != 0) {
            throw new ChildDiedException(reason(exit));
        }
    }

    /** Ends it unless it ends by itself, as one does that crashes and is still writing why. */
    public void endSoon() {
        try {
            process.waitFor(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        awaitEnd();
        ChildJvms.delete(folder);
    }

    /** A killed process ends at once, so that an interrupt can wait. */
    private void awaitEnd() {
        boolean interrupted = false;
        while (process.isAlive()) {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ctrl-C and SIGTERM go to the whole process group: the child may end before its server knows that it is to stop. */
    private static boolean isSignal(int exit) {
        return exit == SIGNALLED + INTERRUPT || exit == SIGNALLED + TERMINATE;
    }

    private static boolean becomesTrue(BooleanSupplier condition) throws InterruptedException {
        for (int wait = 0; wait < SIGNAL_WAITS && !condition.getAsBoolean(); wait++) {
            Thread.sleep(100);
        }
        return condition.getAsBoolean();
    }

    private String reason(int exit) {
        String way = Files.exists(folder.resolve(CRASH)) ? "crashed in native code" : "ended with exit code " + exit;
        return "the " + name + " process " + way
                + (exit == SIGNALLED + KILL ? " (killed, perhaps for memory)" : "")
                + (errors.isEmpty() ? "" : "; it said: " + String.join(" | ", errors));
    }

    private void keepLastErrors() {
        new BufferedReader(process.errorReader()).lines().forEach(line -> {
            errors.add(line);
            if (errors.size() > KEPT_ERROR_LINES) {
                errors.removeFirst();
            }
        });
    }
}
