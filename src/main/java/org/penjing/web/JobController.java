package org.penjing.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Faults;
import org.penjing.job.Jobs;
import org.penjing.job.request.JobSpec;
import org.penjing.web.api.CheckResponse;
import org.penjing.web.api.JobListResponse;
import org.penjing.web.api.JobResponse;
import org.penjing.web.api.JobStatus;
import org.penjing.web.api.Paths;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class JobController {
    private static final int LARGEST_PAGE = 100;
    private static final int LAST_PAGE = 1_000_000;

    private final Jobs jobs;
    private final JobChecks checks;

    JobController(Jobs jobs, JobChecks checks) {
        this.jobs = jobs;
        this.checks = checks;
    }

    @Operation(summary = "Submit a job")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = JobSpec.class)))
    @PostMapping(
            path = Paths.JOBS,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    CompletableFuture<ResponseEntity<JobResponse>> submit(@RequestBody byte[] job, HttpServletRequest request) {
        return submit(jobs.read(job), request);
    }

    private CompletableFuture<ResponseEntity<JobResponse>> submit(JobSpec job, HttpServletRequest request) {
        URI list = URI.create(request.getContextPath() + Paths.JOBS + "/");
        jobs.requireSpace();
        return checks.submit(job)
                .thenApply(submitted -> ResponseEntity.accepted()
                        .location(list.resolve(submitted.id().toString()))
                        .body(JobAnswers.job(submitted)));
    }

    @Operation(
            summary = "Tune and verify a candidate that a job's search has run, in a job of its own that trains no"
                    + " supernet")
    @PostMapping(
            path = Paths.JOBS + "/{id}/fronts/{profile}/{genome}/verify",
            produces = MediaType.APPLICATION_JSON_VALUE)
    CompletableFuture<ResponseEntity<JobResponse>> verify(
            @PathVariable UUID id,
            @PathVariable String profile,
            @PathVariable String genome,
            HttpServletRequest request) {
        return submit(jobs.verification(id, profile, genome), request);
    }

    @Operation(
            summary = "What a job's data are like and its smallest, a middle and its largest subnet would cost; runs"
                    + " nothing")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = JobSpec.class)))
    @PostMapping(
            path = Paths.JOBS + ":check",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    CompletableFuture<CheckResponse> check(@RequestBody byte[] job) {
        return checks.check(jobs.read(job)).thenApply(CheckAnswers::check);
    }

    @Operation(summary = "List jobs, the newest first")
    @GetMapping(Paths.JOBS)
    JobListResponse list(
            @RequestParam(required = false) @Nullable JobStatus state,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        Faults faults = new Faults();
        faults.check(page >= 0 && page <= LAST_PAGE, "page", page, "from 0 to " + LAST_PAGE, "count pages from 0");
        faults.check(
                size >= 1 && size <= LARGEST_PAGE, "size", size, "from 1 to " + LARGEST_PAGE, "ask for smaller pages");
        faults.throwIfAny();
        return JobAnswers.page(jobs.list(JobAnswers.state(state), page, size));
    }

    @Operation(summary = "How far a job is")
    @GetMapping(Paths.JOBS + "/{id}")
    JobResponse get(@PathVariable UUID id) {
        return JobAnswers.job(jobs.get(id));
    }

    @Operation(summary = "Stop a job")
    @PostMapping(path = Paths.JOBS + "/{id}/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
    JobResponse cancel(@PathVariable UUID id) {
        return JobAnswers.job(jobs.cancel(id));
    }
}
