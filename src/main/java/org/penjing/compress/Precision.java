package org.penjing.compress;

import java.util.List;
import java.util.Set;

/**
 * The bit widths of one operator that owns a weight.
 *
 * @param weightBits 2, 4, 6 or 8: symmetric, one scale per output channel
 * @param activationBits 8 (asymmetric) or 16 (symmetric) for the tensor that the operator reads, one scale per tensor
 */
public record Precision(int weightBits, int activationBits) implements Comparable<Precision> {
    public static final Set<Integer> WEIGHT_BITS = Set.of(2, 4, 6, 8);
    public static final Set<Integer> ACTIVATION_BITS = Set.of(8, 16);
    public static final Precision INT8 = new Precision(8, 8);
    /** Every precision that there is, in their order. */
    public static final List<Precision> ALL = WEIGHT_BITS.stream()
            .flatMap(weightBits -> ACTIVATION_BITS.stream().map(bits -> new Precision(weightBits, bits)))
            .sorted()
            .toList();

    public Precision {
        if (!WEIGHT_BITS.contains(weightBits)) {
            throw new IllegalArgumentException("weightBits must be 2, 4, 6 or 8, was " + weightBits);
        }
        if (!ACTIVATION_BITS.contains(activationBits)) {
            throw new IllegalArgumentException("activationBits must be 8 or 16, was " + activationBits);
        }
    }

    @Override
    public int compareTo(Precision other) {
        int byWeight = Integer.compare(weightBits, other.weightBits);
        return byWeight != 0 ? byWeight : Integer.compare(activationBits, other.activationBits);
    }

    @Override
    public String toString() {
        return "w" + weightBits + "a" + activationBits;
    }
}
