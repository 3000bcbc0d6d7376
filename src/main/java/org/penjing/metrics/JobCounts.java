package org.penjing.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.penjing.job.Jobs;
import org.penjing.job.state.JobState;
import org.springframework.stereotype.Component;

/** The number of jobs by state, asked for at most once a second however many gauges show it. */
@Component
class JobCounts {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Jobs jobs;
    private final Clock clock;
    private Instant counted = Instant.MIN;
    private Map<JobState, Long> counts = Map.of();

    JobCounts(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    synchronized long of(JobState state) {
        Instant now = clock.instant();
        if (counted.isBefore(now.minus(FRESH))) {
            counts = jobs.counts();
            counted = now;
        }
        return counts.getOrDefault(state, 0L);
    }
}
