package org.penjing.scoring;

import java.util.concurrent.atomic.LongAdder;

/** How the time of scoring is shared out, in nanoseconds of all threads together. */
public final class ScoringTimes {
    private final LongAdder building = new LongAdder();
    private final LongAdder opening = new LongAdder();
    private final LongAdder running = new LongAdder();

    void add(long buildingNanos, long openingNanos, long runningNanos) {
        building.add(buildingNanos);
        opening.add(openingNanos);
        running.add(runningNanos);
    }

    /** Cutting, quantizing and writing the model. */
    public long buildingNanos() {
        return building.sum();
    }

    /** Making a session of it. */
    public long openingNanos() {
        return opening.sum();
    }

    /** Running it on puzzles. */
    public long runningNanos() {
        return running.sum();
    }
}
