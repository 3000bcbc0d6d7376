package org.penjing.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.penjing.fault.InvalidInputException;
import org.penjing.space.CandidateSpace;

/** How candidates are looked for; a job names one by its {@link #word}. */
public enum Strategy {
    /** Evolution of a population towards the whole front. */
    NSGA2,
    /** Random candidates, from the same first population as {@link #NSGA2}. */
    RANDOM,
    /** What is done by hand today: prune, then quantize operator by operator, then cut the depth. */
    SEQUENTIAL;

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

    SearchStrategy over(CandidateSpace space, SearchSettings settings) {
        return switch (this) {
            case NSGA2 -> new Nsga2(space, settings);
            case RANDOM -> new RandomSearch(space, settings);
            case SEQUENTIAL -> new Sequential(space, settings);
        };
    }
}
