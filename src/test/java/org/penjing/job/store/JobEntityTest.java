package org.penjing.job.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.penjing.job.JobFiles;
import org.penjing.job.request.JobSpec;
import org.penjing.job.request.JobSpecReader;
import org.penjing.job.state.FencedOffException;
import org.penjing.job.state.IllegalJobStateException;
import org.penjing.job.state.JobState;

class JobEntityTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final JobSpec SPEC = new JobSpecReader(() -> 1).restore(JobFiles.SMALL);

    /** The transitions that are allowed, written down a second time. */
    private static final List<String> ALLOWED = List.of(
            "QUEUED TRAINING",
            "QUEUED COMPLETED_INFEASIBLE",
            "QUEUED FAILED",
            "QUEUED CANCELLED",
            "TRAINING SEARCHING",
            "TRAINING FAILED",
            "TRAINING CANCELLED",
            "SEARCHING FINE_TUNING",
            "SEARCHING COMPLETED_INFEASIBLE",
            "SEARCHING FAILED",
            "SEARCHING CANCELLED",
            "FINE_TUNING VERIFYING",
            "FINE_TUNING FAILED",
            "FINE_TUNING CANCELLED",
            "VERIFYING COMPLETED",
            "VERIFYING COMPLETED_INFEASIBLE",
            "VERIFYING FAILED",
            "VERIFYING CANCELLED");

    static Stream<Arguments> pairs() {
        return Stream.of(JobState.values())
                .flatMap(from -> Stream.of(JobState.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void movesOnlyAlongAllowedTransitions(JobState from, JobState to) {
        JobEntity job = in(from);
        if (ALLOWED.contains(from + " " + to)) {
            job.moveTo(to, "on", START);
            assertThat(job.state()).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> job.moveTo(to, "on", START))
                    .isInstanceOf(IllegalJobStateException.class)
                    .hasMessageContaining("is " + from + " and cannot become " + to);
            assertThat(job.state()).isEqualTo(from);
        }
    }

    @Test
    void claimEndsEarlierRuns() {
        JobEntity job = in(JobState.QUEUED);
        long first = job.claim(START);
        long second = job.claim(START);
        job.requireEpoch(second);
        assertThatThrownBy(() -> job.requireEpoch(first)).isInstanceOf(FencedOffException.class);
    }

    @Test
    void endedJobCannotBeClaimed() {
        assertThatThrownBy(() -> in(JobState.FAILED).claim(START))
                .isInstanceOf(IllegalJobStateException.class)
                .hasMessageContaining("is FAILED");
    }

    @Test
    void activeTimeLeavesOutWaitingAndDeadServers() {
        JobEntity job = in(JobState.QUEUED);
        job.claim(START.plusSeconds(100));
        job.progress("a", 0.1, START.plusSeconds(103));
        job.claim(START.plusSeconds(500));
        job.progress("b", 0.2, START.plusSeconds(504));
        assertThat(job.active()).isEqualTo(Duration.ofSeconds(7));
    }

    private static JobEntity in(JobState state) {
        JobEntity job = new JobEntity(UUID.randomUUID(), SPEC, START);
        path(state).forEach(step -> job.moveTo(step, "on", START));
        return job;
    }

    private static List<JobState> path(JobState state) {
        List<JobState> main = List.of(
                JobState.TRAINING, JobState.SEARCHING, JobState.FINE_TUNING, JobState.VERIFYING, JobState.COMPLETED);
        int end = main.indexOf(state);
        if (end >= 0) {
            return new ArrayList<>(main.subList(0, end + 1));
        }
        return state == JobState.QUEUED ? List.of() : List.of(state);
    }
}
