package org.penjing.web;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.penjing.job.JobView;
import org.penjing.job.Jobs;
import org.penjing.job.request.JobSpec;
import org.penjing.job.work.Cancellation;
import org.penjing.job.work.FeasibilityReport;
import org.penjing.web.guard.WebProperties;
import org.springframework.stereotype.Component;

/**
 * Looks at jobs and their data away from the threads that serve requests: few at a time, each ended after
 * {@link WebProperties#checkLimit}, and no more waiting than {@value #WAITING}.
 */
@Component
class JobChecks implements AutoCloseable {
    private static final int AT_ONCE = 2;
    private static final int WAITING = 32;

    private final Jobs jobs;
    private final WebProperties properties;
    private final ThreadPoolExecutor checks = new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("check-", 1).factory());
    private final RecentChecks recent = new RecentChecks();
    private final ExecutorService submissions = Executors.newVirtualThreadPerTaskExecutor();

    JobChecks(Jobs jobs, WebProperties properties) {
        this.jobs = jobs;
        this.properties = properties;
    }

    /**
     * Ends with what {@link Jobs#check} throws, or with a {@link TimeoutException}.
     *
     * @throws java.util.concurrent.RejectedExecutionException if too many are waiting
     */
    CompletableFuture<FeasibilityReport> check(JobSpec job) {
        return recent.of(
                job,
                () -> Cancellation.within(
                        properties.checkLimit(), checks, cancellation -> jobs.check(job, cancellation)));
    }

    /**
     * Takes a job that a check does not refuse. One whose data take longer to look at is taken too: its run looks at them first.
     *
     * @throws java.util.concurrent.RejectedExecutionException if too many are waiting
     */
    CompletableFuture<JobView> submit(JobSpec job) {
        return check(job)
                .handleAsync(
                        (_, refusal) -> {
                            Throwable cause =
                                    refusal instanceof CompletionException wrapped ? wrapped.getCause() : refusal;
                            if (cause == null || cause instanceof TimeoutException) {
                                return jobs.submit(job);
                            }
                            throw new CompletionException(cause);
                        },
                        submissions);
    }

    @Override
    public void close() {
        checks.shutdownNow();
        submissions.shutdownNow();
    }
}
