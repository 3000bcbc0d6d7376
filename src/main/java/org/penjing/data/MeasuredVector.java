package org.penjing.data;

import java.util.Arrays;

/**
 * Numbers, and the numbers that are to be told from them. Arrays are never written to.
 *
 * @param numbers [feature]
 * @param targets [output]
 */
public record MeasuredVector(float[] numbers, float[] targets) implements VectorSample {
    @Override
    public boolean equals(Object other) {
        return other instanceof MeasuredVector(float[] otherNumbers, float[] otherTargets)
                && Arrays.equals(numbers, otherNumbers)
                && Arrays.equals(targets, otherTargets);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(numbers) + Arrays.hashCode(targets);
    }

    @Override
    public String toString() {
        return "MeasuredVector[" + Arrays.toString(numbers) + " -> " + Arrays.toString(targets) + "]";
    }
}
