package org.penjing.job.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancellationTest {
    private final Cancellation cancellation = new Cancellation();
    private final List<String> ran = new ArrayList<>();

    @Test
    void runsWhatIsRegisteredOnce() {
        cancellation.onCancel(() -> ran.add("a"));
        cancellation.cancel();
        cancellation.cancel();
        assertThat(ran).containsExactly("a");
    }

    @Test
    void runsWhatIsRegisteredTooLateAtOnce() {
        cancellation.cancel();
        cancellation.onCancel(() -> ran.add("a"));
        assertThat(ran).containsExactly("a");
    }

    @Test
    void forgetsWhatIsClosed() {
        cancellation.onCancel(() -> ran.add("a")).close();
        cancellation.cancel();
        assertThat(ran).isEmpty();
    }

    @Test
    void throwsOnlyOnceCancelled() {
        cancellation.throwIfCancelled();
        cancellation.cancel();
        assertThatThrownBy(cancellation::throwIfCancelled).isInstanceOf(CancelledException.class);
    }
}
