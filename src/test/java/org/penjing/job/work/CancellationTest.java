package org.penjing.job.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CancellationTest {
    private final Cancellation cancellation = new Cancellation();

    @Test
    void throwsOnlyOnceCancelled() {
        cancellation.throwIfCancelled();
        assertThat(cancellation.isCancelled()).isFalse();
        cancellation.cancel();
        assertThatThrownBy(cancellation::throwIfCancelled).isInstanceOf(CancelledException.class);
    }
}
