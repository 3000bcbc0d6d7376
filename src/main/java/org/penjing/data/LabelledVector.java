package org.penjing.data;

import java.util.Arrays;

/**
 * Numbers, and the class that they belong to. The array is never written to.
 *
 * @param numbers [feature]
 * @param label from 0
 */
public record LabelledVector(float[] numbers, int label) implements VectorSample {
    @Override
    public boolean equals(Object other) {
        return other instanceof LabelledVector(float[] otherNumbers, int otherLabel)
                && Arrays.equals(numbers, otherNumbers)
                && label == otherLabel;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(numbers) + label;
    }

    @Override
    public String toString() {
        return "LabelledVector[" + Arrays.toString(numbers) + " -> " + label + "]";
    }
}
