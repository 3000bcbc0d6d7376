package org.penjing.job.state;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** One profile of one job. */
@Embeddable
public record ProfileKey(@Column(name = "job_id") UUID job, String profile) {}
