package org.penjing.web;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.penjing.job.state.JobEvent;
import org.penjing.web.api.JobResponse;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One client that follows one job, served by a virtual thread of its own from a queue that drops what a slow client misses. */
final class EventStream {
    private static final int LONGEST_QUEUE = 256;

    private final Supplier<JobResponse> current;
    private final Duration heartbeat;
    private final SseEmitter emitter;
    private final BlockingQueue<JobEvent> queue = new LinkedBlockingQueue<>(LONGEST_QUEUE);
    private volatile boolean stopped;

    EventStream(Supplier<JobResponse> current, Duration heartbeat, SseEmitter emitter) {
        this.current = current;
        this.heartbeat = heartbeat;
        this.emitter = emitter;
    }

    /** @param whenOver run once the stream has ended */
    void start(Runnable whenOver) {
        Thread.ofVirtual().name("events").start(() -> {
            try {
                serve();
                emitter.complete();
            } catch (IOException | IllegalStateException gone) {
                emitter.complete();
            } catch (InterruptedException stopped) {
                emitter.complete();
            } catch (RuntimeException failure) {
                emitter.completeWithError(failure);
            } finally {
                whenOver.run();
            }
        });
    }

    void offer(JobEvent event) {
        if (event instanceof JobEvent.Trained) {
            return;
        }
        while (!queue.offer(event)) {
            queue.poll();
        }
    }

    /** Ends the stream soon. No interrupt: that would close the database's file under a thread that reads it. */
    void stop(JobEvent wake) {
        stopped = true;
        offer(wake);
    }

    private void serve() throws IOException, InterruptedException {
        JobResponse job = send("state");
        while (!stopped && !job.state().isTerminal()) {
            JobEvent event = queue.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
            if (stopped) {
                return;
            }
            switch (event) {
                case null -> emitter.send(SseEmitter.event().comment("alive"));
                case JobEvent.StateChanged _ -> job = send("state");
                case JobEvent.Progressed _ -> send("progress");
                case JobEvent.GenerationStored generation -> {
                    emit("generation", JobAnswers.generation(generation));
                    send("progress");
                }
                case JobEvent.Trained _ -> {}
            }
        }
    }

    private JobResponse send(String name) throws IOException {
        JobResponse job = current.get();
        emit(name, job);
        return job;
    }

    private void emit(String name, Object data) throws IOException {
        emitter.send(SseEmitter.event().name(name).data(data, MediaType.APPLICATION_JSON));
    }
}
