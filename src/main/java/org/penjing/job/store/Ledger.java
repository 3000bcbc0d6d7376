package org.penjing.job.store;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penjing.export.Evidence;
import org.penjing.hardware.LimitWords;
import org.penjing.job.files.ArtefactView;
import org.penjing.job.files.Artefacts;
import org.penjing.job.request.JobSpec;
import org.penjing.job.request.JobSpecReader;
import org.penjing.job.request.ProfileSpec;
import org.penjing.job.request.SearchSpec;
import org.penjing.job.state.Claim;
import org.penjing.job.state.FencedOffException;
import org.penjing.job.state.IllegalJobStateException;
import org.penjing.job.state.JobEvent;
import org.penjing.job.state.JobState;
import org.penjing.job.state.NotFoundException;
import org.penjing.job.state.ProfileKey;
import org.penjing.job.state.Selection;
import org.penjing.job.state.Standing;
import org.penjing.job.work.Baseline;
import org.penjing.job.work.FeasibilityReport;
import org.penjing.job.work.FeasibilityReport.ProfileFeasibility;
import org.penjing.job.work.Finalist;
import org.penjing.job.work.Progress.Stage;
import org.penjing.job.work.ScoredCandidate;
import org.penjing.job.work.Verified;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is stored of jobs between their steps. Every method is one transaction that holds the job's row; those that take a
 * {@link Claim} throw {@link FencedOffException} and store nothing once the claim is over.
 */
@Component
@Transactional
public class Ledger {
    /** Runs that may die one after the other without getting further. */
    public static final int MOST_ATTEMPTS = 5;

    private final EntityManager store;
    private final JobRepository jobs;
    private final ProfileRepository profiles;
    private final FinalistRepository finalists;
    private final Fronts fronts;
    private final JobSpecReader reader;
    private final JobEvents events;
    private final Clock clock;

    Ledger(
            EntityManager store,
            JobRepository jobs,
            ProfileRepository profiles,
            FinalistRepository finalists,
            Fronts fronts,
            JobSpecReader reader,
            JobEvents events,
            Clock clock) {
        this.store = store;
        this.jobs = jobs;
        this.profiles = profiles;
        this.finalists = finalists;
        this.fronts = fronts;
        this.reader = reader;
        this.events = events;
        this.clock = clock;
    }

    public void create(UUID id, JobSpec spec) {
        store.persist(new JobEntity(id, spec, clock.instant()));
        List<ProfileSpec> asked = spec.profiles();
        for (int position = 0; position < asked.size(); position++) {
            store.persist(
                    new ProfileEntity(new ProfileKey(id, asked.get(position).id()), position));
        }
        events.publish(new JobEvent.StateChanged(id, JobState.QUEUED));
    }

    /**
     * Takes the job over from whatever run had it. Empty if there is nothing to run: the job has ended, or ends here since this
     * version cannot run it or its runs keep dying.
     */
    public Optional<Claim> claim(UUID id) {
        Optional<JobEntity> unfinished =
                jobs.findLocked(id).filter(job -> !job.state().isTerminal());
        if (unfinished.isEmpty()) {
            return Optional.empty();
        }
        JobEntity job = unfinished.get();
        JobSpecReader.Restored stored = reader.restored(job.spec());
        if (job.attempts() >= MOST_ATTEMPTS) {
            fail(job, FailureReason.ofDeadRuns(job.attempts(), job.phase()));
            return Optional.empty();
        }
        if (!stored.faults().isEmpty()) {
            fail(job, FailureReason.ofOtherVersion(stored.faults()));
            return Optional.empty();
        }
        return Optional.of(new Claim(id, job.claim(clock.instant()), stored.spec()));
    }

    /** Ends a run in order, since its server ends. */
    public void suspend(Claim claim) {
        owned(claim).suspend();
    }

    /**
     * Ends the job at once; a run that is still at it can store nothing more.
     *
     * @throws IllegalJobStateException if the job has ended in another way
     */
    public void cancel(UUID id) {
        JobEntity job = jobs.findLocked(id).orElseThrow(() -> new NotFoundException("there is no job " + id));
        if (job.state() != JobState.CANCELLED) {
            job.fence();
            move(job, JobState.CANCELLED, "cancelled");
        }
    }

    @Transactional(readOnly = true)
    public Standing standing(Claim claim) {
        JobEntity job = jobs.findById(claim.job()).orElseThrow();
        job.requireEpoch(claim.epoch());
        return new Standing(
                job.state(),
                job.baseline(),
                profiles.findByJobs(List.of(claim.job())).stream()
                        .map(profile -> new Standing.ProfileStanding(
                                profile.profile(),
                                profile.searched(),
                                profile.generation(),
                                profile.evaluations(),
                                profile.searchTime(),
                                profile.published()))
                        .toList(),
                finalists.findByJob(claim.job()).stream().map(this::standing).toList());
    }

    private Standing.FinalistStanding standing(FinalistEntity finalist) {
        return new Standing.FinalistStanding(
                new Finalist(finalist.profile(), finalist.place(), estimate(finalist)),
                finalist.isFineTuned(),
                proven(outcome(finalist)));
    }

    private ScoredCandidate estimate(FinalistEntity finalist) {
        return fronts.candidate(new ProfileKey(finalist.job(), finalist.profile()), finalist.genome());
    }

    private @Nullable Verified outcome(FinalistEntity finalist) {
        return finalist.outcome(estimate(finalist).candidate());
    }

    /** What was verified before evidence was kept lacks files that are published now, so is verified again. */
    private static @Nullable Verified proven(@Nullable Verified outcome) {
        return outcome == null || outcome.evidence().equals(Evidence.NONE) ? null : outcome;
    }

    /** @param expected what later stages will take, as far as it is news */
    public void progress(Claim claim, String phase, double fraction, Map<Stage, Duration> expected) {
        JobEntity job = owned(claim);
        if (!expected.isEmpty()) {
            job.expect(expected);
        }
        job.progress(phase, fraction, clock.instant());
        events.publish(new JobEvent.Progressed(claim.job()));
    }

    public void expect(Claim claim, Map<Stage, Duration> times) {
        owned(claim).expect(times);
    }

    public void checked(Claim claim, FeasibilityReport report) {
        JobEntity job = owned(claim);
        job.require(JobState.QUEUED);
        job.setFeasibility(report);
        for (ProfileFeasibility feasibility : report.profiles()) {
            if (!feasibility.satisfiable()) {
                profile(claim, feasibility.profile()).unsatisfiable();
            }
        }
        if (report.anySatisfiable()) {
            move(job, JobState.TRAINING, "training");
        } else {
            job.explain("no subnet can meet the limits: " + report.shortfall());
            move(job, JobState.COMPLETED_INFEASIBLE, "no subnet can meet the limits");
        }
    }

    public void trained(Claim claim, Baseline baseline) {
        JobEntity job = owned(claim);
        job.setBaseline(baseline);
        move(job, JobState.SEARCHING, "searching");
    }

    /** Ends the searches: chooses the finalists of every profile, or takes the candidates that the job names. */
    public void searched(Claim claim) {
        JobEntity job = owned(claim);
        job.require(JobState.SEARCHING);
        SearchSpec search = claim.spec().search();
        int chosen = 0;
        for (ProfileSpec asked : claim.spec().profiles()) {
            ProfileKey key = new ProfileKey(claim.job(), asked.id());
            var selected = search.genomes().isEmpty()
                    ? Selection.finalists(fronts.candidates(key), search)
                    : fronts.scored(key, fronts.listed(claim.spec(), asked.id()));
            for (int place = 1; place <= selected.size(); place++) {
                store.persist(
                        new FinalistEntity(key, place, selected.get(place - 1).genome()));
            }
            chosen += selected.size();
        }
        if (chosen > 0) {
            move(job, JobState.FINE_TUNING, "fine-tuning");
        } else {
            job.explain("no candidate met the limits of any profile: " + nearestViolations(claim));
            move(job, JobState.COMPLETED_INFEASIBLE, "no candidate met the limits");
        }
    }

    private String nearestViolations(Claim claim) {
        return String.join(
                "; ",
                claim.spec().profiles().stream()
                        .map(asked -> fronts.shortfall(new ProfileKey(claim.job(), asked.id())))
                        .toList());
    }

    public void fineTuned(Claim claim, List<Finalist> tuned) {
        JobEntity job = owned(claim);
        job.require(JobState.FINE_TUNING);
        job.gotFurther();
        tuned.forEach(finalist -> stored(claim, finalist).fineTuned());
    }

    public void allFineTuned(Claim claim) {
        move(owned(claim), JobState.VERIFYING, "verifying");
    }

    public void verified(Claim claim, Finalist finalist, Verified outcome) {
        JobEntity job = owned(claim);
        job.require(JobState.VERIFYING);
        job.gotFurther();
        stored(claim, finalist).verified(outcome);
    }

    /** @param files of every finalist of the profile */
    public void published(Claim claim, Finalist best, Map<Finalist, List<ArtefactView>> files) {
        JobEntity job = owned(claim);
        job.require(JobState.VERIFYING);
        job.gotFurther();
        profile(claim, best.profile()).publish(best.estimate().genome());
        files.forEach((finalist, own) -> own.forEach(file -> store.persist(
                new ArtefactEntity(key(claim, finalist), Artefacts.folder(finalist) + "/" + file.name(), file))));
        events.publish(new JobEvent.Progressed(claim.job()));
    }

    public void finish(Claim claim) {
        JobEntity job = owned(claim);
        List<FinalistEntity> measured = finalists.findByJob(claim.job());
        boolean feasible =
                measured.stream().map(this::outcome).anyMatch(outcome -> outcome != null && outcome.feasible());
        if (!feasible) {
            job.explain("no finalist met the limits once it was exported and measured: "
                    + measured.stream().map(this::shortfall).collect(Collectors.joining("; ")));
        }
        move(job, feasible ? JobState.COMPLETED : JobState.COMPLETED_INFEASIBLE, "completed");
    }

    private String shortfall(FinalistEntity finalist) {
        Verified outcome = outcome(finalist);
        return finalist.profile() + ": finalist " + finalist.place() + " needs "
                + (outcome == null ? "to be measured" : LimitWords.broken(outcome.violated()));
    }

    public void fail(Claim claim, String reason) {
        fail(owned(claim), reason);
    }

    private void fail(JobEntity job, String reason) {
        job.fail(reason, clock.instant());
        events.publish(new JobEvent.StateChanged(job.id(), job.state()));
    }

    private void move(JobEntity job, JobState next, String phase) {
        job.moveTo(next, phase, clock.instant());
        events.publish(new JobEvent.StateChanged(job.id(), next));
    }

    private JobEntity owned(Claim claim) {
        JobEntity job = jobs.findLocked(claim.job()).orElseThrow();
        job.requireEpoch(claim.epoch());
        return job;
    }

    private ProfileEntity profile(Claim claim, String profile) {
        return profiles.findById(new ProfileKey(claim.job(), profile)).orElseThrow();
    }

    private FinalistEntity stored(Claim claim, Finalist finalist) {
        return finalists.findById(key(claim, finalist)).orElseThrow();
    }

    private static FinalistEntity.Key key(Claim claim, Finalist finalist) {
        return new FinalistEntity.Key(claim.job(), finalist.profile(), finalist.rank());
    }
}
