package org.penjing.web;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.penjing.job.Jobs;
import org.penjing.job.state.JobEvent;
import org.penjing.web.guard.WebProperties;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Hands the events of jobs to the streams that follow them; never waits for a client. */
@Component
class EventStreams {
    private final Jobs jobs;
    private final WebProperties properties;
    private final Map<UUID, WatchedJob> watched = new ConcurrentHashMap<>();

    EventStreams(Jobs jobs, WebProperties properties) {
        this.jobs = jobs;
        this.properties = properties;
    }

    /** A stream that starts with the job as it is now. */
    SseEmitter open(UUID job) {
        jobs.get(job);
        SseEmitter emitter = new SseEmitter(0L);
        watched.compute(job, (_, others) -> {
            WatchedJob following = others == null ? new WatchedJob(() -> JobAnswers.job(jobs.get(job))) : others;
            EventStream stream = new EventStream(following::current, properties.heartbeat(), emitter);
            following.streams().add(stream);
            stream.start(() -> remove(job, stream));
            return following;
        });
        return emitter;
    }

    private void remove(UUID job, EventStream stream) {
        watched.computeIfPresent(job, (_, following) -> {
            following.streams().remove(stream);
            return following.streams().isEmpty() ? null : following;
        });
    }

    @EventListener
    void on(JobEvent event) {
        WatchedJob following = watched.get(event.job());
        if (following != null) {
            following.offer(event);
        }
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        watched.forEach(
                (job, following) -> following.streams().forEach(stream -> stream.stop(new JobEvent.Progressed(job))));
    }
}
