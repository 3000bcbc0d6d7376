package org.penjing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.penjing.job.JobFiles;
import org.penjing.job.request.JobSpec;
import org.penjing.job.request.JobSpecReader;
import org.penjing.job.work.FeasibilityReport;
import org.penjing.job.work.FeasibilityReport.ProfileFeasibility;

class RecentChecksTest {
    private static final JobSpec JOB = new JobSpecReader(() -> 7).restore(JobFiles.SMALL);
    private static final JobSpec OTHER =
            new JobSpecReader(() -> 7).restore(JobFiles.with("\"seed\": 7", "\"seed\": 8"));

    private final RecentChecks checks = new RecentChecks();
    private final AtomicInteger looks = new AtomicInteger();
    private final CompletableFuture<FeasibilityReport> report = new CompletableFuture<>();

    @Test
    void sixteenEqualJobsAtOnceAreLookedAtOnce() {
        for (int i = 0; i < 16; i++) {
            look(JOB);
        }
        report.complete(new FeasibilityReport(null, List.<ProfileFeasibility>of()));
        assertThat(look(JOB)).isCompleted();
        assertThat(looks).hasValue(1);
        look(OTHER);
        assertThat(looks).hasValue(2);
    }

    @Test
    void whoGivesUpWaitingSpoilsNothingForOthers() {
        look(JOB).cancel(true);
        CompletableFuture<FeasibilityReport> patient = look(JOB);
        report.complete(new FeasibilityReport(null, List.<ProfileFeasibility>of()));
        assertThat(patient).isCompleted();
        assertThat(looks).hasValue(1);
    }

    @Test
    void aRefusedJobIsLookedAtAgain() {
        look(JOB);
        report.completeExceptionally(new IllegalStateException("no such file"));
        look(JOB);
        assertThat(looks).hasValue(2);
    }

    private CompletableFuture<FeasibilityReport> look(JobSpec job) {
        return checks.of(job, () -> {
            looks.incrementAndGet();
            return report;
        });
    }
}
