package org.penjing.search;

import java.util.Arrays;
import java.util.List;

/** The worst objectives that still count for a {@link Hypervolume}, such as error 1 and a device's limits. */
public record ReferencePoint(List<Double> objectives) {
    public ReferencePoint {
        objectives = List.copyOf(objectives);
        if (objectives.isEmpty() || !objectives.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a reference point must be finite, was " + objectives);
        }
    }

    public static ReferencePoint of(double... objectives) {
        return new ReferencePoint(Arrays.stream(objectives).boxed().toList());
    }
}
