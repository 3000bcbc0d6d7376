package org.penjing.job;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.penjing.job.files.DiskFullException;
import org.penjing.job.files.DiskReserve;
import org.penjing.job.files.Home;
import org.penjing.job.state.Claim;
import org.penjing.job.state.FencedOffException;
import org.penjing.job.store.FailureReason;
import org.penjing.job.store.Fronts;
import org.penjing.job.store.JobEvents;
import org.penjing.job.store.Ledger;
import org.penjing.job.store.SearchLedger;
import org.penjing.job.work.Cancellation;
import org.penjing.job.work.Cancellation.CancelledException;
import org.penjing.job.work.Station;
import org.penjing.job.work.Workbench;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Runs jobs to their end, and sees to it that whatever goes wrong in one stays in that one. */
@Component
class JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private final JobRun.Parts parts;
    private final JobEvents events;
    private final JobProperties properties;
    private final DiskReserve reserve;
    private final Map<UUID, Cancellation> running = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    JobRunner(
            Ledger ledger,
            SearchLedger searches,
            Fronts fronts,
            Workbench workbench,
            Home home,
            Clock clock,
            JobEvents events,
            JobProperties properties,
            DiskReserve reserve) {
        this.parts = new JobRun.Parts(ledger, searches, fronts, workbench, home, clock);
        this.events = events;
        this.properties = properties;
        this.reserve = reserve;
    }

    /** How a run ended. */
    enum Outcome {
        /** There is nothing left to do for this job. */
        DONE,
        /** The server stops; the job goes on with the next one. */
        SUSPENDED
    }

    /** Runs a job until it ends, is cancelled, or the server stops. */
    Outcome run(UUID id) {
        if (stopping) {
            return Outcome.SUSPENDED;
        }
        Optional<Claim> claim = parts.ledger().claim(id);
        if (claim.isEmpty()) {
            return Outcome.DONE;
        }
        Cancellation cancellation = new Cancellation();
        running.put(id, cancellation);
        try {
            LOG.info("job {} runs (run {})", id, claim.get().epoch());
            steps(claim.get(), cancellation);
        } catch (FencedOffException over) {
            LOG.info("{}", over.getMessage());
        } catch (CancelledException told) {
            if (!cancellation.isCancelled()) {
                fail(claim.get(), told);
            }
        } catch (Throwable failure) {
            if (!cancellation.isCancelled()) {
                fail(claim.get(), failure);
            }
        } finally {
            running.remove(id, cancellation);
        }
        if (stopping) {
            suspend(claim.get());
            return Outcome.SUSPENDED;
        }
        return Outcome.DONE;
    }

    private void suspend(Claim claim) {
        try {
            parts.ledger().suspend(claim);
        } catch (FencedOffException over) {
            LOG.debug("{}", over.getMessage());
        } catch (RuntimeException unstored) {
            LOG.info("job {}: its end in order was not stored: {}", claim.job(), unstored.getMessage());
        }
    }

    private void steps(Claim claim, Cancellation cancellation) throws IOException {
        LiveProgress progress = new LiveProgress(
                parts.ledger(), events, claim, cancellation, parts.clock(), properties.progressInterval());
        Home home = parts.home();
        Station station = new Station(
                claim.job(), claim.spec(), home.job(claim.job()), home.trained(claim.spec()), progress, cancellation);
        try (JobRun run = new JobRun(parts, claim, station, progress)) {
            do {
                if (stopping) {
                    cancellation.cancel();
                }
                requireSpace();
            } while (run.step());
        }
    }

    /** @throws DiskFullException if going on would endanger the database */
    void requireSpace() throws IOException {
        reserve.require(parts.home(), 0);
    }

    /** @throws RuntimeException if even that cannot be stored; the scheduler then tries the job again later */
    private void fail(Claim claim, Throwable failure) {
        LOG.error("job {} failed", claim.job(), failure);
        try {
            parts.ledger().fail(claim, FailureReason.of(failure, parts.home().directory()));
        } catch (FencedOffException over) {
            LOG.info("{}", over.getMessage());
        }
    }

    /** Stops the run of a job in this server, if there is one. */
    void cancel(UUID id) {
        Cancellation cancellation = running.get(id);
        if (cancellation != null) {
            cancellation.cancel();
        }
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
        running.values().forEach(Cancellation::cancel);
    }
}
