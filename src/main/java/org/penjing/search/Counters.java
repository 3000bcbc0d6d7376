package org.penjing.search;

/**
 * What happened to the genomes that were proposed; those that are no duplicates were scored.
 *
 * @param proposed genomes that were bred, drawn or derived
 * @param duplicates those of them that had been proposed before, so were not scored again
 */
public record Counters(long proposed, long duplicates) {
    public static final Counters NONE = new Counters(0, 0);

    Counters plus(long moreProposed, long moreDuplicates) {
        return new Counters(proposed + moreProposed, duplicates + moreDuplicates);
    }
}
