package org.penjing.job.work;

/** Tells a station to stop: it was cancelled, the server shuts down, or another server has taken the job over. */
public final class Cancellation {
    private volatile boolean cancelled;

    public boolean isCancelled() {
        return cancelled;
    }

    /** @throws CancelledException if the station is to stop */
    public void throwIfCancelled() {
        if (cancelled) {
            throw new CancelledException();
        }
    }

    public void cancel() {
        cancelled = true;
    }
}
