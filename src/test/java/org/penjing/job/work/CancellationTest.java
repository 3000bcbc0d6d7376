package org.penjing.job.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
