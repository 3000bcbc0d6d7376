package org.penjing.job.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.penjing.job.files.UnfinishedJobs;
import org.penjing.job.request.JobSpec;
import org.penjing.job.request.JobSpecReader;
import org.penjing.job.request.TrainedJobs;
import org.penjing.job.store.document.StoredJob;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The stored jobs, as other parts ask for them. One has a baseline once its supernet is trained. */
@Component
@Transactional(readOnly = true)
class StoredJobs implements TrainedJobs, UnfinishedJobs {
    private final JobRepository jobs;
    private final EvaluationRepository evaluations;
    private final JobSpecReader reader;

    StoredJobs(JobRepository jobs, EvaluationRepository evaluations, JobSpecReader reader) {
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

    @Override
    public List<String> specs() {
        return jobs.findUnfinishedSpecs().stream().map(StoredJob::read).toList();
    }
}
