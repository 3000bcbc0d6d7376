package org.penjing.job;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How much of a job is done, and how long the rest may take, from the shares that its stages usually have. */
final class TimeLeft {
    private static final double LEAST_DONE = 0.02;
    private static final Map<JobState, Double> SHARES = new EnumMap<>(Map.of(
            JobState.QUEUED, 0.0,
            JobState.TRAINING, 0.4,
            JobState.SEARCHING, 0.4,
            JobState.FINE_TUNING, 0.15,
            JobState.VERIFYING, 0.05));

    private TimeLeft() {}

    /** @param fraction of the stage that is done */
    static double percent(JobState state, double fraction) {
        if (state.isTerminal()) {
            return 100;
        }
        double done = 0;
        for (Map.Entry<JobState, Double> stage : SHARES.entrySet()) {
            int order = stage.getKey().compareTo(state);
            if (order < 0) {
                done += stage.getValue();
            } else if (order == 0) {
                done += stage.getValue() * fraction;
            }
        }
        return 100 * done;
    }

    /**
     * The time left if the rest goes at the pace so far; empty while there is too little to judge by, and at the end.
     *
     * @param active time spent on the job
     */
    static Optional<Duration> of(JobState state, double fraction, Duration active) {
        double done = percent(state, fraction) / 100;
        if (state.isTerminal() || done < LEAST_DONE) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis(Math.round(active.toMillis() * (1 - done) / done)));
    }
}
