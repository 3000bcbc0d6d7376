package org.penjing.data;

import java.util.List;
import java.util.Locale;

/**
 * Where a file has its questions and answers.
 *
 * @param count columns in all
 */
record CsvColumns(int question, int answer, int count) {
    /** The names in use among public collections; the first pair that a header has is taken. */
    private static final List<List<String>> PAIRS = List.of(
            List.of("question", "answer"),
            List.of("puzzle", "solution"),
            List.of("puzzles", "solutions"),
            List.of("quizzes", "solutions"));

    private static final String RULE = "a header line with question,answer or puzzle,solution or quizzes,solutions";

    /** @throws org.penjing.fault.InvalidInputException if the header does not name one pair of columns */
    static CsvColumns find(List<String> header, CsvFaults faults) {
        List<String> names = header.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        for (List<String> pair : PAIRS) {
            if (names.containsAll(pair)) {
                return of(pair, names, faults);
            }
        }
        throw faults.fatal(1, String.join(",", header), RULE, "name the columns in the first line");
    }

    private static CsvColumns of(List<String> pair, List<String> names, CsvFaults faults) {
        for (String name : pair) {
            if (names.indexOf(name) != names.lastIndexOf(name)) {
                throw faults.fatal(1, name + " twice", "each column named once", "rename or remove the other");
            }
        }
        return new CsvColumns(names.indexOf(pair.getFirst()), names.indexOf(pair.getLast()), names.size());
    }
}
