package org.penjing.web;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.penjing.job.state.JobEvent;
import org.penjing.web.api.JobResponse;

/** A job that streams follow: looked up once for each of its events, however many they are. */
final class WatchedJob {
    private static final long FRESH_NANOS = Duration.ofMillis(500).toNanos();

    private final Supplier<JobResponse> lookup;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final AtomicLong events = new AtomicLong();
    private @Nullable Seen seen;

    /** @param event how many events had come when the job was looked up */
    private record Seen(long event, long nanos, JobResponse job) {}

    WatchedJob(Supplier<JobResponse> lookup) {
        this.lookup = lookup;
    }

    Set<EventStream> streams() {
        return streams;
    }

    void offer(JobEvent event) {
        events.incrementAndGet();
        streams.forEach(stream -> stream.offer(event));
    }

    /** The job as it is after the last event, and at most half a second old. */
    synchronized JobResponse current() {
        long event = events.get();
        Seen last = seen;
        if (last == null || last.event() != event || System.nanoTime() - last.nanos() > FRESH_NANOS) {
            last = new Seen(event, System.nanoTime(), lookup.get());
            seen = last;
        }
        return last.job();
    }
}
