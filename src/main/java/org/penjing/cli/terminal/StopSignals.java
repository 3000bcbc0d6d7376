package org.penjing.cli.terminal;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import sun.misc.Signal;

/**
 * What Ctrl-C and {@code kill} do. A JVM of its own accord frees ONNX Runtime while threads may still be inside of it, and crashes;
 * here a server is closed first, which waits for its work, and the process ends without freeing anything if that takes too long.
 * What a killed server leaves is taken up by the next one.
 */
public final class StopSignals {
    private static final int BASE = 128;
    private static final long PATIENCE_MILLIS = 4_000;

    private static final AtomicReference<Runnable> CLOSING = new AtomicReference<>(() -> {});
    private static final AtomicBoolean STOPPING = new AtomicBoolean();

    private StopSignals() {}

    /** To be called once, by the process that a user started. */
    public static void install() {
        for (String name : new String[] {"INT", "TERM", "HUP"}) {
            Signal.handle(new Signal(name), signal -> stop(BASE + signal.getNumber()));
        }
    }

    /** What is done first. */
    public static void first(Runnable closing) {
        CLOSING.set(closing);
    }

    /** Leaves the end of the process, and its exit code, to the signal that has arrived, if there is one. */
    public static void giveWay() {
        while (STOPPING.get()) {
            pause();
        }
    }

    private static void stop(int exitCode) {
        if (STOPPING.getAndSet(true)) {
            return;
        }
        Thread.ofPlatform().daemon().name("stop-now").start(() -> {
            pause();
            Runtime.getRuntime().halt(exitCode);
        });
        Thread.ofPlatform().daemon().name("stop").start(() -> {
            CLOSING.get().run();
            Runtime.getRuntime().halt(exitCode);
        });
    }

    private static void pause() {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
