package org.penjing.job.work;

import java.io.Serial;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells a station to stop: it was cancelled, the server shuts down, or another server has taken the job over. */
public final class Cancellation {
    private volatile boolean cancelled;
    private @Nullable Thread interrupted;

    public boolean isCancelled() {
        return cancelled;
    }

    /** @throws CancelledException if the station is to stop */
    public void throwIfCancelled() {
        if (cancelled) {
            throw new CancelledException();
        }
    }

    public synchronized void cancel() {
        cancelled = true;
        if (interrupted != null) {
            interrupted.interrupt();
        }
    }

    /**
     * Runs what an interruption ends early. Nothing else is ever interrupted: a database whose file is in use would be closed by it.
     *
     * @throws CancelledException if the station is to stop already
     */
    public <T> T interrupting(Supplier<T> work) {
        synchronized (this) {
            throwIfCancelled();
            interrupted = Thread.currentThread();
        }
        try {
            return work.get();
        } finally {
            synchronized (this) {
                interrupted = null;
                Thread.interrupted();
            }
        }
    }

    /** A station stopped because it was told to. */
    public static final class CancelledException extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        public CancelledException() {
            super("the job was told to stop");
        }
    }
}
