package org.penjing.job.work;

import java.io.Serial;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
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

    /**
     * Runs work for so long at most. Its future ends with a {@link java.util.concurrent.TimeoutException} then, and the work is
     * interrupted, so that it does not keep the thread.
     *
     * @throws java.util.concurrent.RejectedExecutionException if the executor takes no more
     */
    public static <T> CompletableFuture<T> within(Duration limit, Executor executor, Function<Cancellation, T> work) {
        Cancellation cancellation = new Cancellation();
        CompletableFuture<T> result = CompletableFuture.supplyAsync(
                () -> cancellation.interrupting(() -> work.apply(cancellation)), executor);
        result.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).whenComplete((_, failure) -> {
            if (failure instanceof TimeoutException) {
                cancellation.cancel();
            }
        });
        return result;
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
