package org.penjing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penjing.web.api.FrontResponse;
import org.penjing.web.api.JobStatus;

class FrontCommandTest {
    @ParameterizedTest
    @CsvSource({
        "SEARCHING, false, still searching",
        "FAILED, false, the job ended as FAILED before the search was over",
        "CANCELLED, false, the job ended as CANCELLED before the search was over",
        "FAILED, true, the search is over",
        "COMPLETED, true, the search is over"
    })
    void saysWhetherTheSearchGoesOnOfJobsThatRunAlone(JobStatus state, boolean complete, String words) {
        FrontResponse front = new FrontResponse(
                "m4",
                state,
                complete,
                null,
                List.of(Samples.point("a", 0.9, true, false)),
                null,
                List.of(),
                null,
                null,
                List.of());
        assertThat(FrontCommand.lines(front).getLast()).isEqualTo("1 points, " + words);
    }
}
