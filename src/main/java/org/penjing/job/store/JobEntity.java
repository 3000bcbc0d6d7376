package org.penjing.job.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.penjing.job.request.JobSpec;
import org.penjing.job.state.EvaluationCounts;
import org.penjing.job.state.FencedOffException;
import org.penjing.job.state.IllegalJobStateException;
import org.penjing.job.state.JobState;
import org.penjing.job.state.TimeLeft;
import org.penjing.job.store.document.Damaged;
import org.penjing.job.store.document.StoredBaseline;
import org.penjing.job.store.document.StoredFeasibility;
import org.penjing.job.store.document.StoredJob;
import org.penjing.job.store.document.StoredTimes;
import org.penjing.job.work.Baseline;
import org.penjing.job.work.FeasibilityReport;
import org.penjing.job.work.Progress.Stage;

/** A job: its state, changed only by {@link #moveTo}, and the epoch of the run that may change it. */
@Entity
@Table(name = "job")
public class JobEntity {
    private static final int LONGEST_PHASE = 300;
    private static final int LONGEST_REASON = 10_000;

    @Id
    private UUID id;

    private String name;

    @Column(name = "state")
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private JobState state;

    private long epoch;
    private long seed;
    private String spec;
    private @Nullable String feasibility;
    private @Nullable String baseline;
    private @Nullable String reason;
    private String phase;
    private double fraction;
    private Instant createdAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;
    private Instant lastSignAt;
    private long activeMillis;
    private long stateMillis;

    /** By what is known at the last sign of life; never less than before. */
    private double percent;

    private @Nullable String expected;

    /** Runs since the job last got further. */
    private int attempts;

    /** The largest fraction of the present state that any run has reached. */
    private double furthest;

    private int scored;
    private int infeasible;
    private int cached;
    private int failed;

    @SuppressWarnings("NullAway.Init")
    protected JobEntity() {}

    JobEntity(UUID id, JobSpec spec, Instant now) {
        this.id = id;
        this.name = spec.name();
        this.state = JobState.QUEUED;
        this.seed = spec.seed();
        this.spec = StoredJob.write(spec);
        this.phase = "waiting";
        this.createdAt = now;
        this.lastSignAt = now;
    }

    /** @throws IllegalJobStateException naming the current state, if {@code next} may not follow it */
    void moveTo(JobState next, String newPhase, Instant now) {
        if (!state.next().contains(next)) {
            throw new IllegalJobStateException(state, "job " + id + " is " + state + " and cannot become " + next);
        }
        state = next;
        phase = cut(newPhase, LONGEST_PHASE);
        finishedAt = next.isTerminal() ? now : null;
        furthest = 0;
        gotFurther();
        signOfLife(now);
        stateMillis = 0;
        fraction = next.isTerminal() ? 1 : 0;
        percent = Math.max(percent, timeLeft().percent(active()));
    }

    /** Something was brought that a later run need not bring again. */
    void gotFurther() {
        attempts = 0;
    }

    /** The present run ends in order, so says nothing of the job. */
    void suspend() {
        attempts = Math.max(0, attempts - 1);
    }

    int attempts() {
        return attempts;
    }

    void fail(String why, Instant now) {
        moveTo(JobState.FAILED, "failed", now);
        reason = cut(why, LONGEST_REASON);
    }

    /** Hands the job to a new run, which counts as an attempt, and so refuses whatever an older one still brings. */
    long claim(Instant now) {
        if (state.isTerminal()) {
            throw new IllegalJobStateException(state, "job " + id + " is " + state + " and cannot run");
        }
        startedAt = startedAt == null ? now : startedAt;
        lastSignAt = now;
        attempts++;
        return fence();
    }

    long fence() {
        return ++epoch;
    }

    /** @throws FencedOffException if another run than that of {@code expected} owns the job */
    void requireEpoch(long expected) {
        if (epoch != expected) {
            throw new FencedOffException(id, expected, epoch);
        }
    }

    /** @throws IllegalJobStateException if the job is in another state */
    void require(JobState expected) {
        if (state != expected) {
            throw new IllegalJobStateException(state, "job " + id + " is " + state + ", not " + expected);
        }
    }

    void progress(String newPhase, double newFraction, Instant now) {
        phase = cut(newPhase, LONGEST_PHASE);
        fraction = Math.clamp(newFraction, 0, 1);
        if (fraction > furthest) {
            furthest = fraction;
            gotFurther();
        }
        signOfLife(now);
        percent = Math.max(percent, timeLeft().percent(active()));
    }

    /** Remembers what later stages are expected to take. */
    void expect(Map<Stage, Duration> times) {
        Map<Stage, Duration> all = new EnumMap<>(Stage.class);
        all.putAll(expected());
        all.putAll(times);
        expected = StoredTimes.write(all);
    }

    private Map<Stage, Duration> expected() {
        return expected == null ? Map.of() : StoredTimes.read(expected);
    }

    private TimeLeft timeLeft() {
        return new TimeLeft(state, Duration.ofMillis(stateMillis), fraction, expected());
    }

    /** Time counts as spent on the job from the claim, or the last sign of life, to this one. */
    private void signOfLife(Instant now) {
        if (startedAt != null) {
            long passed = Math.max(0, Duration.between(lastSignAt, now).toMillis());
            activeMillis += passed;
            stateMillis += passed;
        }
        lastSignAt = now;
    }

    void count(int newScored, int newInfeasible, int newCached, int newFailed) {
        scored += newScored;
        infeasible += newInfeasible;
        cached += newCached;
        failed += newFailed;
    }

    void explain(String why) {
        reason = cut(why, LONGEST_REASON);
    }

    void setFeasibility(FeasibilityReport report) {
        feasibility = StoredFeasibility.write(report);
    }

    void setBaseline(Baseline measured) {
        baseline = StoredBaseline.write(measured);
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public JobState state() {
        return state;
    }

    long epoch() {
        return epoch;
    }

    public long seed() {
        return seed;
    }

    /** What it asks for, as a job file. */
    public String spec() {
        return StoredJob.read(spec);
    }

    @Nullable
    public FeasibilityReport feasibility() {
        return Damaged.asNone(feasibility, StoredFeasibility::read);
    }

    @Nullable
    public Baseline baseline() {
        return Damaged.asNone(baseline, json -> StoredBaseline.read(json, () -> StoredJob.maxDepth(spec)));
    }

    @Nullable
    public String reason() {
        return reason;
    }

    public String phase() {
        return phase;
    }

    double fraction() {
        return fraction;
    }

    public Instant createdAt() {
        return createdAt;
    }

    @Nullable
    public Instant startedAt() {
        return startedAt;
    }

    @Nullable
    public Instant finishedAt() {
        return finishedAt;
    }

    public Instant lastSignAt() {
        return lastSignAt;
    }

    Duration active() {
        return Duration.ofMillis(activeMillis);
    }

    public double percent() {
        return percent;
    }

    /** Counted down from the last sign of life; empty while it cannot be told, and at the end. */
    public Optional<Duration> timeLeft(Instant now) {
        return timeLeft()
                .duration()
                .map(left -> left.minus(Duration.between(lastSignAt, now)))
                .map(left -> left.isNegative() ? Duration.ZERO : left);
    }

    public EvaluationCounts counts() {
        return new EvaluationCounts(scored, infeasible, cached, failed);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
