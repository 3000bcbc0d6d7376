package org.penjing.web;

import java.util.List;
import org.penjing.job.JobPage;

/**
 * A page of jobs, the newest first.
 *
 * @param page from 0
 * @param total jobs in all pages
 */
public record JobListResponse(List<JobResponse> jobs, int page, int size, int pages, long total) {
    static JobListResponse of(JobPage page) {
        return new JobListResponse(
                page.jobs().stream().map(JobResponse::of).toList(),
                page.page(),
                page.size(),
                page.pages(),
                page.total());
    }
}
