package org.penjing.job.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrontSharesTest {
    private static final Map<String, List<Double>> OBJECTIVES = Map.of(
            "smallest", List.of(0.2, 7_000.0, 6.0),
            "middle", List.of(0.1, 8_000.0, 7.0),
            "best", List.of(0.0, 9_000.0, 8.0),
            "beyond", List.of(0.5, 30_000.0, 50.0));
    private static final List<String> LATEST = List.of("smallest", "middle", "best");

    @Test
    void theLatestFrontHasAllAndAnEarlierOneWhatItCoversOfIt() {
        FrontShares shares = new FrontShares(OBJECTIVES, LATEST);
        assertThat(shares.of(LATEST)).isEqualTo(1);
        assertThat(shares.of(List.of("smallest", "best"))).isBetween(0.01, 0.5);
    }

    @Test
    void whatLiesBeyondTheLatestFrontCountsNothing() {
        assertThat(new FrontShares(OBJECTIVES, LATEST).of(List.of("beyond"))).isZero();
    }

    @Test
    void noFrontHasNoShare() {
        assertThat(new FrontShares(OBJECTIVES, List.of()).of(List.of())).isZero();
    }
}
