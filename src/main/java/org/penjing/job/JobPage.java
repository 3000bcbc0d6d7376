package org.penjing.job;

import java.util.List;

/**
 * A part of a list of jobs, the newest first.
 *
 * @param page from 0
 * @param total jobs in the whole list
 */
public record JobPage(List<JobView> jobs, int page, int size, int pages, long total) {}
