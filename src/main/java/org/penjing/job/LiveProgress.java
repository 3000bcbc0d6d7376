package org.penjing.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penjing.job.state.Claim;
import org.penjing.job.state.FencedOffException;
import org.penjing.job.state.JobEvent;
import org.penjing.job.store.JobEvents;
import org.penjing.job.store.Ledger;
import org.penjing.job.work.Cancellation;
import org.penjing.job.work.Progress;
import org.penjing.job.work.Progress.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Stores the progress of a run, not more often than the interval; stops the run when it finds it fenced off. */
final class LiveProgress implements Progress {
    private static final Logger LOG = LoggerFactory.getLogger(LiveProgress.class);

    private final Ledger ledger;
    private final JobEvents events;
    private final Claim claim;
    private final Cancellation cancellation;
    private final Clock clock;
    private final Duration interval;
    private double start;
    private double span;
    private @Nullable Instant lastStored;
    private final Map<Stage, Duration> expected = new EnumMap<>(Stage.class);

    LiveProgress(
            Ledger ledger, JobEvents events, Claim claim, Cancellation cancellation, Clock clock, Duration interval) {
        this.ledger = ledger;
        this.events = events;
        this.claim = claim;
        this.cancellation = cancellation;
        this.clock = clock;
        this.interval = interval;
    }

    /** What follows is the part of the stage from {@code from} to {@code to}, both fractions of the stage. */
    synchronized void within(double from, double to) {
        start = from;
        span = to - from;
    }

    @Override
    public synchronized void report(String phase, double fraction) {
        Instant now = clock.instant();
        if (cancellation.isCancelled() || (lastStored != null && now.isBefore(lastStored.plus(interval)))) {
            return;
        }
        lastStored = now;
        try {
            ledger.progress(claim, phase, start + span * Math.clamp(fraction, 0, 1), expected);
            expected.clear();
        } catch (FencedOffException over) {
            LOG.info("{}", over.getMessage());
            cancellation.cancel();
        } catch (DataAccessException | TransactionException unstored) {
            LOG.warn("progress of job {} was not stored: {}", claim.job(), unstored.getMessage());
        }
    }

    /** Stored with the next report. */
    @Override
    public synchronized void expect(Stage stage, Duration time) {
        expected.put(stage, time);
    }

    /** Stores what was expected since the last report. */
    synchronized void flush() {
        if (!expected.isEmpty()) {
            ledger.expect(claim, expected);
            expected.clear();
        }
    }

    @Override
    public void trained(int steps) {
        events.publish(new JobEvent.Trained(claim.job(), steps));
    }
}
