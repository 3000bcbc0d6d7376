package org.penjing.job;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** One profile of one job. */
@Embeddable
record ProfileKey(@Column(name = "job_id") UUID job, String profile) {}
