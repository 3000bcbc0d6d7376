package org.penjing.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.penjing.base.InvalidInputException;

/** How candidates are looked for; a job names one by its {@link #word}. */
public enum Strategy {
    /** Exact costs, a model of the accuracy, and runs of what promises most. */
    SURROGATE,
    /** Evolution of a population towards the whole front, on measured candidates alone. */
    NSGA2,
    /** Random networks, from the same first population as {@link #NSGA2}. */
    RANDOM,
    /** What is done by hand today: prune, then quantize operator by operator. */
    SEQUENTIAL,
    /** The plain grid: one width share and one precision for all layers. */
    UNIFORM,
    /** No search: networks that are named. */
    LISTED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws InvalidInputException if {@code word} names no strategy */
    public static Strategy parse(String word) {
        return Arrays.stream(values())
                .filter(strategy -> strategy.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "strategy",
                        word,
                        "one of "
                                + List.of(values()).stream().map(Strategy::word).toList(),
                        "name one of these"));
    }
}
