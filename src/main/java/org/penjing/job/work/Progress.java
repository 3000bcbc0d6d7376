package org.penjing.job.work;

import java.time.Duration;

/** Where a station tells how far it is. Calls are cheap, may come often and from any thread; each is a sign of life. */
public interface Progress {
    /**
     * @param phase what is going on, for people, such as {@code sandwich training, step 120 of 400}
     * @param fraction of the current call that is done, from 0 to 1
     */
    void report(String phase, double fraction);

    /** Tells what a later stage will take, as far as can be told by what was measured; a later word replaces an earlier one. */
    void expect(Stage stage, Duration time);

    /** Counts training steps done since the last call. */
    void trained(int steps);

    /** For a part of the call: from the fraction {@code from} of it to {@code to}. */
    default Progress part(double from, double to) {
        Progress whole = this;
        return new Progress() {
            @Override
            public void report(String phase, double fraction) {
                whole.report(phase, from + (to - from) * fraction);
            }

            @Override
            public void expect(Stage stage, Duration time) {
                whole.expect(stage, time);
            }

            @Override
            public void trained(int steps) {
                whole.trained(steps);
            }
        };
    }

    /** The stages of a job that take time, in their order. */
    enum Stage {
        TRAINING,
        SEARCHING,
        FINE_TUNING,
        VERIFYING
    }
}
