package org.penjing.data.csv;

import org.jspecify.annotations.Nullable;
import org.penjing.data.Alphabet;

/**
 * What must be known to read a file of puzzles, beyond what is found in it.
 *
 * @param alphabet null to find it
 * @param padding fills up what is shorter than the longest of its kind; null where all questions have one length and all answers
 *     have one, at most that of a question
 */
public record CsvFormat(
        @Nullable Alphabet alphabet, @Nullable Character padding, CsvNames names) {
    public static final CsvFormat USUAL = new CsvFormat(null, null, CsvNames.USUAL);
}
