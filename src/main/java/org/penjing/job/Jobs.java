package org.penjing.job;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Faults;
import org.penjing.base.InvalidInputException;
import org.penjing.job.files.DiskFullException;
import org.penjing.job.files.Home;
import org.penjing.job.request.DataSpec;
import org.penjing.job.request.JobSpec;
import org.penjing.job.request.JobSpecReader;
import org.penjing.job.request.TrainedJobs;
import org.penjing.job.state.IllegalJobStateException;
import org.penjing.job.state.JobState;
import org.penjing.job.state.NotFoundException;
import org.penjing.job.store.JobEntity;
import org.penjing.job.store.JobRepository;
import org.penjing.job.store.Ledger;
import org.penjing.job.work.Cancellation;
import org.penjing.job.work.Catalog;
import org.penjing.job.work.DataFiles;
import org.penjing.job.work.FeasibilityReport;
import org.penjing.job.work.Workbench;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Submits, lists and cancels jobs. Methods that take a job's id throw {@link NotFoundException} for unknown ones. */
@Service
public class Jobs {
    private final JobRepository jobs;
    private final Ledger ledger;
    private final JobViews views;
    private final JobRunner runner;
    private final SchedulerClient scheduler;
    private final JobSpecReader reader;
    private final TrainedJobs supernets;
    private final Home home;
    private final DataFiles files;
    private final Workbench workbench;
    private final Catalog catalog;
    private final Clock clock;

    Jobs(
            JobRepository jobs,
            Ledger ledger,
            JobViews views,
            JobRunner runner,
            SchedulerClient scheduler,
            JobSpecReader reader,
            TrainedJobs supernets,
            Home home,
            DataFiles files,
            Workbench workbench,
            Catalog catalog,
            Clock clock) {
        this.jobs = jobs;
        this.ledger = ledger;
        this.views = views;
        this.runner = runner;
        this.scheduler = scheduler;
        this.reader = reader;
        this.supernets = supernets;
        this.home = home;
        this.files = files;
        this.workbench = workbench;
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * Call before {@link #submit}: outside of its transaction, which a full disk would break.
     *
     * @throws DiskFullException if there is no room for a job
     */
    public void requireSpace() {
        try {
            runner.requireSpace();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Stores a job; it runs when its turn comes. Call {@link #check} before, which refuses what cannot run.
     */
    @Transactional
    public JobView submit(JobSpec spec) {
        UUID id = UUID.randomUUID();
        ledger.create(id, spec);
        scheduler.schedule(new TaskInstance<>(JobConfiguration.TASK, id.toString()), clock.instant());
        return get(id);
    }

    /**
     * Says what can be said about a job without running it. Reads all of its data: seconds for large files.
     *
     * @param cancellation ends the look early; whatever is thrown then says nothing of the job
     * @throws InvalidInputException if the job cannot run
     */
    public FeasibilityReport check(JobSpec spec, Cancellation cancellation) {
        try {
            return workbench.check(spec, home.trained(spec), cancellation);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Reads a job file, but not the data that it names.
     *
     * @throws InvalidInputException with every fault of the file
     */
    public JobSpec read(byte[] json) {
        JobSpec spec = reader.read(json, catalog.names(), supernets);
        if (spec.supernet() == null) {
            requireReadable(spec.data());
        }
        return spec;
    }

    private void requireReadable(DataSpec data) {
        Faults faults = new Faults();
        DataSpec.files(data).forEach((field, file) -> faults.collect(() -> files.find(field, file)));
        faults.throwIfAny();
    }

    /**
     * The job that tunes and verifies a candidate which another one's search has run.
     *
     * @throws NotFoundException also if that job does not ask for the profile or has not run the candidate
     */
    public JobSpec verification(UUID id, String profile, String genome) {
        JobEntity job = find(id);
        if (!supernets.hasRun(id, profile, genome)) {
            throw new NotFoundException(
                    "job " + id + " has run no candidate " + genome + " for " + profile + "; copy one from its front");
        }
        return reader.restore(job.spec()).verification(id, profile, genome);
    }

    @Transactional(readOnly = true)
    public JobView get(UUID id) {
        return views.of(List.of(find(id))).getFirst();
    }

    /**
     * @param state of the jobs to list; null for all
     * @param page from 0
     */
    @Transactional(readOnly = true)
    public JobPage list(@Nullable JobState state, int page, int size) {
        Pageable part = PageRequest.of(page, size, Sort.by(Sort.Order.desc("createdAt"), Sort.Order.asc("id")));
        Page<JobEntity> found = state == null ? jobs.findAll(part) : jobs.findByState(state, part);
        return new JobPage(views.of(found.getContent()), page, size, found.getTotalPages(), found.getTotalElements());
    }

    /**
     * Ends a job at once; cancelling it again changes nothing.
     *
     * @throws IllegalJobStateException if it has ended in another way
     */
    public JobView cancel(UUID id) {
        ledger.cancel(id);
        runner.cancel(id);
        return views.of(List.of(find(id))).getFirst();
    }

    /** How many jobs are in each state; all states are there. */
    @Transactional(readOnly = true)
    public Map<JobState, Long> counts() {
        Map<JobState, Long> counts = new EnumMap<>(JobState.class);
        for (JobState state : JobState.values()) {
            counts.put(state, 0L);
        }
        jobs.countByState().forEach(count -> counts.put(count.state(), count.jobs()));
        return counts;
    }

    private JobEntity find(UUID id) {
        return jobs.findById(id).orElseThrow(() -> new NotFoundException("there is no job " + id));
    }
}
