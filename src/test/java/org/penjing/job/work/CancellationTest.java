package org.penjing.job.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.penjing.job.work.Cancellation.CancelledException;

class CancellationTest {
    private final Cancellation cancellation = new Cancellation();

    @Test
    void throwsOnlyOnceCancelled() {
        cancellation.throwIfCancelled();
        assertThat(cancellation.isCancelled()).isFalse();
        cancellation.cancel();
        assertThatThrownBy(cancellation::throwIfCancelled).isInstanceOf(CancelledException.class);
    }

    @Test
    void interruptsOnlyWhatWaitsForThat() {
        String end = cancellation.interrupting(() -> {
            cancellation.cancel();
            return Thread.currentThread().isInterrupted() ? "interrupted" : "went on";
        });
        assertThat(end).isEqualTo("interrupted");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThatThrownBy(() -> cancellation.interrupting(() -> "never")).isInstanceOf(CancelledException.class);
    }

    @Test
    void workThatTakesTooLongIsInterruptedAndToldToStop() throws Exception {
        CompletableFuture<Cancellation> stopped = new CompletableFuture<>();
        CompletableFuture<String> result =
                Cancellation.within(Duration.ofMillis(50), Thread.ofVirtual()::start, own -> waiting(own, stopped));
        assertThatThrownBy(result::join).hasCauseInstanceOf(TimeoutException.class);
        assertThat(stopped.get(10, TimeUnit.SECONDS).isCancelled()).isTrue();
    }

    @Test
    void workThatEndsInTimeGivesItsResult() {
        assertThat(Cancellation.within(Duration.ofMinutes(1), Runnable::run, own -> "done")
                        .join())
                .isEqualTo("done");
    }

    private static String waiting(Cancellation own, CompletableFuture<Cancellation> stopped) {
        try {
            Thread.sleep(Duration.ofMinutes(1));
        } catch (InterruptedException told) {
            stopped.complete(own);
        }
        return "too late";
    }
}
