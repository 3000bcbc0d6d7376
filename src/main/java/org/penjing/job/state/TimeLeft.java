package org.penjing.job.state;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penjing.job.work.Progress.Stage;

/**
 * How long a job may still take: the rest of the present stage goes at the pace of what is done of it, and later stages take
 * what stations expect of them by rates that they measured.
 *
 * @param inStage time spent in the present stage
 * @param fraction of the present stage that is done
 * @param expected time of each later stage, and of the present one as it was expected before it began
 */
public record TimeLeft(JobState state, Duration inStage, double fraction, Map<Stage, Duration> expected) {
    /** Of a stage that has to be done before its pace says more than what was expected. */
    private static final double TELLING = 0.05;

    /** Empty while there is too little to judge by, and at the end. */
    public Optional<Duration> duration() {
        Stage present = stage();
        if (present == null) {
            return Optional.empty();
        }
        Duration sum = rest(present);
        for (Stage later : Arrays.asList(Stage.values()).subList(present.ordinal() + 1, Stage.values().length)) {
            Duration time = expected.get(later);
            sum = sum == null || time == null ? null : sum.plus(time);
        }
        return Optional.ofNullable(sum);
    }

    private @Nullable Duration rest(Stage present) {
        Duration before = expected.get(present);
        if (fraction >= TELLING) {
            return Duration.ofMillis(Math.round(inStage.toMillis() * (1 - fraction) / fraction));
        }
        return before == null ? null : before.minus(inStage).isNegative() ? Duration.ZERO : before.minus(inStage);
    }

    private @Nullable Stage stage() {
        return switch (state) {
            case TRAINING -> Stage.TRAINING;
            case SEARCHING -> Stage.SEARCHING;
            case FINE_TUNING -> Stage.FINE_TUNING;
            case VERIFYING -> Stage.VERIFYING;
            case QUEUED, COMPLETED, COMPLETED_INFEASIBLE, FAILED, CANCELLED -> null;
        };
    }

    /**
     * The share of the whole job that is done, 0 to 100, by time.
     *
     * @param active time spent on the job
     */
    public double percent(Duration active) {
        if (state.isTerminal()) {
            return 100;
        }
        return duration()
                .map(left -> 100.0
                        * active.toMillis()
                        / Math.max(1, active.plus(left).toMillis()))
                .orElse(0.0);
    }
}
