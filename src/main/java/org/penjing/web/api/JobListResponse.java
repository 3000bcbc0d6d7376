package org.penjing.web.api;

import java.util.List;

/**
 * A page of jobs, the newest first.
 *
 * @param page from 0
 * @param total jobs in all pages
 */
public record JobListResponse(List<JobResponse> jobs, int page, int size, int pages, long total) {}
