package org.penjing.search.accuracy;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What scoring has done so far.
 *
 * @param scored subnets that were run
 * @param cached requests for a subnet that had been run before
 * @param failed subnets that could not be run
 * @param seconds time of all threads together, by phase
 */
public record ScoringFigures(long scored, long cached, long failed, Map<Phase, Double> seconds) {
    public ScoringFigures {
        seconds = Collections.unmodifiableMap(new EnumMap<>(seconds));
    }

    /** What the time of scoring one subnet goes into. */
    public enum Phase {
        /** Cutting the subnet out of the supernet. */
        SLICE,
        /** Quantizing its weights and writing it as ONNX. */
        BUILD,
        /** ONNX Runtime loading it. */
        LOAD,
        /** Running it, and reading the answers. */
        RUN,
        /** Comparing with the right answers. */
        COMPARE
    }
}
