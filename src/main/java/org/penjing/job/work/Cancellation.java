package org.penjing.job.work;

import java.util.ArrayList;
import java.util.List;

/** Tells a station to stop: it was cancelled, the server shuts down, or another server has taken the job over. */
public final class Cancellation {
    private final List<Runnable> actions = new ArrayList<>();
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

    /** Stops the station; runs what was registered with {@link #onCancel}, once. */
    public void cancel() {
        List<Runnable> due;
        synchronized (actions) {
            cancelled = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    /**
     * Has {@code action} run on cancellation, at once if that was before; such as the end of a child process.
     *
     * @return to be closed when the action is no longer wanted
     */
    public Registration onCancel(Runnable action) {
        synchronized (actions) {
            if (!cancelled) {
                actions.add(action);
                return () -> {
                    synchronized (actions) {
                        actions.remove(action);
                    }
                };
            }
        }
        action.run();
        return () -> {};
    }

    /** Something registered. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
