package org.penjing.job;

import java.util.Optional;
import java.util.UUID;
import org.penjing.job.spec.JobSpec;
import org.penjing.job.spec.JobSpecReader;
import org.penjing.job.spec.TrainedJobs;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The stored jobs that have a baseline, which is measured once the supernet is trained. */
@Component
@Transactional(readOnly = true)
class StoredSupernets implements TrainedJobs {
    private final JobRepository jobs;
    private final EvaluationRepository evaluations;
    private final JobSpecReader reader;

    StoredSupernets(JobRepository jobs, EvaluationRepository evaluations, JobSpecReader reader) {
        this.jobs = jobs;
        this.evaluations = evaluations;
        this.reader = reader;
    }

    @Override
    public Optional<JobSpec> spec(UUID job) {
        return jobs.findById(job).filter(found -> found.baseline() != null).map(found -> reader.restore(found.spec()));
    }

    @Override
    public boolean hasRun(UUID job, String profile, String genome) {
        return evaluations.findByJobAndProfileAndGenome(job, profile, genome).isPresent();
    }
}
