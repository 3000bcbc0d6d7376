package org.penjing.search;

import java.util.List;

/**
 * What a candidate costs, which is known exactly without running it.
 *
 * @param objectives all but the first, which is the error, in their order
 * @param violation by how much cost limits are broken, relative to them and summed; 0 when the candidate is affordable
 */
public record Price(List<Double> objectives, double violation) {
    public Price {
        objectives = List.copyOf(objectives);
        if (!(violation >= 0)) {
            throw new IllegalArgumentException("violation must not be negative, was " + violation);
        }
    }

    public boolean isAffordable() {
        return violation == 0;
    }
}
