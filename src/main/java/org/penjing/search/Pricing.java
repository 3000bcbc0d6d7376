package org.penjing.search;

import org.penjing.search.pareto.Fitness;
import org.penjing.search.space.Candidate;

/** What a search knows without running a network: exact costs, and which error is of use. */
public interface Pricing {
    Price price(Candidate candidate);

    /** The largest error, the first objective, that meets the limits; at least 1 where any does. */
    double errorLimit();

    /** By how much an error breaks its limit, as a share of the accuracy that is asked for; 0 when it is met. */
    default double shortfall(double error) {
        return error <= errorLimit() ? 0 : (error - errorLimit()) / (1 - errorLimit());
    }

    /** The fitness of a candidate with this price that errs as much. */
    default Fitness fitness(double error, Price price) {
        return Fitness.of(error, price.objectives(), price.violation() + shortfall(error));
    }
}
