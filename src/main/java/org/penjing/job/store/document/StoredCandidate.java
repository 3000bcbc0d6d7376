package org.penjing.job.store.document;

import java.util.Map;
import java.util.TreeMap;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;
import org.penjing.search.space.Candidate;

record StoredCandidate(StoredCompression compression, int depth, double haltThreshold) {
    record StoredCompression(Map<String, Integer> widths, Map<String, StoredPrecision> precisions) {}

    record StoredPrecision(int weightBits, int activationBits) {}

    static StoredCandidate of(Candidate candidate) {
        Map<String, StoredPrecision> precisions = new TreeMap<>();
        candidate
                .compression()
                .precisions()
                .forEach((weight, precision) -> precisions.put(
                        weight, new StoredPrecision(precision.weightBits(), precision.activationBits())));
        return new StoredCandidate(
                new StoredCompression(candidate.compression().widths(), precisions),
                candidate.depth(),
                candidate.haltThreshold());
    }

    Candidate candidate() {
        Map<String, Precision> precisions = new TreeMap<>();
        compression
                .precisions()
                .forEach((weight, stored) ->
                        precisions.put(weight, new Precision(stored.weightBits(), stored.activationBits())));
        return new Candidate(new Compression(compression.widths(), precisions), depth, haltThreshold);
    }
}
