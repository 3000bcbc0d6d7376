package org.penjing.onnx;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a file says about itself, kept in its metadata under {@code alphabet}, {@code depth}, {@code haltThreshold} and the
 * provenance's own keys.
 *
 * @param alphabet the characters that tokens stand for, token i being character i
 * @param depth steps of one inference at most, at least 1
 * @param haltThreshold confidence in (0, 1] at which an inference stops early; 1 never does
 * @param provenance where the model comes from: seed, versions, hashes
 */
public record ModelCard(String alphabet, int depth, double haltThreshold, Map<String, String> provenance) {
    public static final String ALPHABET = "alphabet";
    public static final String DEPTH = "depth";
    public static final String HALT_THRESHOLD = "haltThreshold";

    public ModelCard {
        provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
        if (depth < 1) {
            throw new IllegalArgumentException("depth must be at least 1, was " + depth);
        }
        if (!(haltThreshold > 0 && haltThreshold <= 1)) {
            throw new IllegalArgumentException("haltThreshold must be in (0, 1], was " + haltThreshold);
        }
    }

    /** All metadata, in the order of the keys. */
    public Map<String, String> entries() {
        Map<String, String> entries = new TreeMap<>(provenance);
        entries.put(ALPHABET, alphabet);
        entries.put(DEPTH, Integer.toString(depth));
        entries.put(HALT_THRESHOLD, Double.toString(haltThreshold));
        return entries;
    }
}
