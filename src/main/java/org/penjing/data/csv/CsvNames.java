package org.penjing.data.csv;

import org.jspecify.annotations.Nullable;
import org.penjing.base.InvalidInputException;

/**
 * The columns of a file as a user names them, in any case.
 *
 * @param question null for one of the usual pairs of names; so is {@code answer} then
 * @param group of rows that belong together; null for {@code group}, if there is one
 * @param split of a row, {@code training}, {@code validation} or {@code test}; null for {@code split}, if there is one
 */
public record CsvNames(
        @Nullable String question,
        @Nullable String answer,
        @Nullable String group,
        @Nullable String split) {
    public static final CsvNames USUAL = new CsvNames(null, null, null, null);

    /** @throws InvalidInputException if only one of question and answer is named */
    public CsvNames {
        if ((question == null) != (answer == null)) {
            throw new InvalidInputException(
                    "columns",
                    question == null ? "no question" : "no answer",
                    "both are named, or neither",
                    "name the other column too");
        }
    }
}
