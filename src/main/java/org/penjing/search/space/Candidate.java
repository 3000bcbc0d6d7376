package org.penjing.search.space;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.penjing.compress.Compression;

/**
 * One point of a search space: what is done to the supernet, and how it is run.
 *
 * @param compression kept width per channel group, precision per operator that owns a weight
 * @param depth K, steps of one inference at most, at least 1
 * @param haltThreshold confidence in (0, 1] at which an inference stops early; 1 never does, which is how a search runs all
 */
public record Candidate(Compression compression, int depth, double haltThreshold) {
    public Candidate {
        if (depth < 1) {
            throw new IllegalArgumentException("depth must be at least 1, was " + depth);
        }
        if (!(haltThreshold > 0 && haltThreshold <= 1)) {
            throw new IllegalArgumentException("haltThreshold must be in (0, 1], was " + haltThreshold);
        }
    }

    public Candidate withDepth(int other) {
        return new Candidate(compression, other, haltThreshold);
    }

    public Candidate withHaltThreshold(double threshold) {
        return new Candidate(compression, depth, threshold);
    }

    /** A text that equal candidates, and only they, share; the same in every process and version. */
    public String key() {
        return Stream.of(
                        compression.widths().entrySet().stream().map(width -> width.getKey() + "=" + width.getValue()),
                        compression.precisions().entrySet().stream()
                                .map(precision -> precision.getKey() + "=" + precision.getValue()),
                        Stream.of("depth=" + depth, "haltThreshold=" + haltThreshold))
                .flatMap(parts -> parts)
                .collect(Collectors.joining(" "));
    }
}
