package org.penjing.search.accuracy;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.penjing.base.Lookup;

/** Counts what scoring does and where its time goes. Safe for many threads. */
final class ScoringMeter {
    private final LongAdder scored = new LongAdder();
    private final LongAdder cached = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Map<ScoringFigures.Phase, LongAdder> nanos = new EnumMap<>(ScoringFigures.Phase.class);

    ScoringMeter() {
        for (ScoringFigures.Phase phase : ScoringFigures.Phase.values()) {
            nanos.put(phase, new LongAdder());
        }
    }

    void countScored() {
        scored.increment();
    }

    void countCached() {
        cached.increment();
    }

    void countFailed() {
        failed.increment();
    }

    <T> T timed(ScoringFigures.Phase phase, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            Lookup.in(nanos, phase).add(System.nanoTime() - start);
        }
    }

    ScoringFigures figures() {
        Map<ScoringFigures.Phase, Double> seconds = new EnumMap<>(ScoringFigures.Phase.class);
        nanos.forEach((phase, sum) -> seconds.put(phase, sum.sum() / 1e9));
        return new ScoringFigures(scored.sum(), cached.sum(), failed.sum(), seconds);
    }
}
