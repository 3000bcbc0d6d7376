package org.penjing.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.penjing.job.request.DataSpec;
import org.penjing.job.request.JobSpec;
import org.penjing.job.work.FeasibilityReport;

/**
 * Equal jobs that come at the same time are looked at once; those whose data are generated, and so cannot change, also once for a
 * check and the submission soon after it. Jobs that name no seed are given different ones, so are not equal.
 */
final class RecentChecks {
    private static final int KEPT = 64;
    private static final long KEPT_NANOS = 60_000_000_000L;

    private final Map<JobSpec, Check> checks = new LinkedHashMap<>();

    private record Check(JobSpec job, long begun, CompletableFuture<FeasibilityReport> report) {
        boolean serves(long now) {
            return !report.isDone()
                    || job.data() instanceof DataSpec.Generated
                            && now - begun < KEPT_NANOS
                            && !report.isCompletedExceptionally();
        }
    }

    /** A future of the caller's own. */
    synchronized CompletableFuture<FeasibilityReport> of(
            JobSpec job, Supplier<CompletableFuture<FeasibilityReport>> look) {
        long now = System.nanoTime();
        checks.values().removeIf(check -> !check.serves(now));
        Check known = checks.get(job);
        if (known == null) {
            known = new Check(job, now, look.get());
            checks.put(job, known);
            if (checks.size() > KEPT) {
                checks.remove(checks.keySet().iterator().next());
            }
        }
        return known.report().copy();
    }
}
