package org.penjing.search;

/**
 * What happened to the networks that were proposed; those that are no duplicates were run.
 *
 * @param proposed networks that were bred, drawn or derived
 * @param duplicates those of them that had been proposed before, so were not run again
 * @param given networks that had been run for another search, so came at no cost to the budget
 */
public record Counters(long proposed, long duplicates, int given) {
    public static final Counters NONE = new Counters(0, 0, 0);

    Counters plus(Counters more) {
        return new Counters(proposed + more.proposed, duplicates + more.duplicates, given + more.given);
    }
}
