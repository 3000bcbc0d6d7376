package org.penjing.web;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.penjing.job.JobEvent;
import org.penjing.job.Jobs;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Hands the events of jobs to the streams that follow them; never waits for a client. */
@Component
class EventStreams {
    private final Jobs jobs;
    private final WebProperties properties;
    private final Map<UUID, Set<EventStream>> streams = new ConcurrentHashMap<>();

    EventStreams(Jobs jobs, WebProperties properties) {
        this.jobs = jobs;
        this.properties = properties;
    }

    /** A stream that starts with the job as it is now. */
    SseEmitter open(UUID job) {
        jobs.get(job);
        EventStream stream =
                new EventStream(() -> JobResponse.of(jobs.get(job)), properties.heartbeat(), new SseEmitter(0L));
        streams.compute(job, (_, others) -> {
            Set<EventStream> following = others == null ? ConcurrentHashMap.newKeySet() : others;
            following.add(stream);
            return following;
        });
        stream.start(() -> remove(job, stream));
        return stream.emitter();
    }

    private void remove(UUID job, EventStream stream) {
        streams.computeIfPresent(job, (_, following) -> {
            following.remove(stream);
            return following.isEmpty() ? null : following;
        });
    }

    @EventListener
    void on(JobEvent event) {
        streams.getOrDefault(event.job(), Set.of()).forEach(stream -> stream.offer(event));
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        streams.forEach((job, following) -> following.forEach(stream -> stream.stop(new JobEvent.Progressed(job))));
    }
}
