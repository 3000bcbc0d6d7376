package org.penjing.data.csv;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a file has what is read of it, each a place in a record from 0.
 *
 * @param group {@value #ABSENT} if there is none
 * @param split {@value #ABSENT} if there is none
 * @param count columns in all
 */
record CsvColumns(int question, int answer, int group, int split, int count) {
    static final int ABSENT = -1;

    /** The names in use among public collections; the first pair that a header has is taken. */
    private static final List<List<String>> PAIRS = List.of(
            List.of("question", "answer"),
            List.of("puzzle", "solution"),
            List.of("puzzles", "solutions"),
            List.of("quizzes", "solutions"),
            List.of("input", "output"));

    private static final String RULE =
            "a header line with question,answer or puzzle,solution or quizzes,solutions or" + " input,output";

    /** @throws org.penjing.base.InvalidInputException if the header does not have the columns, or has one twice */
    static CsvColumns find(List<String> header, CsvNames asked, CsvFaults faults) {
        List<String> names = header.stream().map(CsvColumns::plain).toList();
        int question = required(asked.question(), names, faults);
        int answer = required(asked.answer(), names, faults);
        for (int pair = 0; question == ABSENT && pair < PAIRS.size(); pair++) {
            if (names.containsAll(PAIRS.get(pair))) {
                question = only(PAIRS.get(pair).getFirst(), names, faults);
                answer = only(PAIRS.get(pair).getLast(), names, faults);
            }
        }
        if (question == ABSENT) {
            throw faults.fatal(
                    1,
                    String.join(",", header),
                    RULE,
                    "name the columns in the first line, or the question and answer columns in the job");
        }
        return new CsvColumns(
                question,
                answer,
                optional(asked.group(), "group", names, faults),
                optional(asked.split(), "split", names, faults),
                names.size());
    }

    private static int required(@Nullable String asked, List<String> names, CsvFaults faults) {
        if (asked == null) {
            return ABSENT;
        }
        int place = only(plain(asked), names, faults);
        if (place == ABSENT) {
            throw faults.fatal(
                    1,
                    "no column " + asked,
                    "the columns that the job names",
                    "name one of " + String.join(", ", names));
        }
        return place;
    }

    private static int optional(@Nullable String asked, String usual, List<String> names, CsvFaults faults) {
        return asked != null ? required(asked, names, faults) : only(usual, names, faults);
    }

    private static int only(String name, List<String> names, CsvFaults faults) {
        int place = names.indexOf(name);
        if (place != names.lastIndexOf(name)) {
            throw faults.fatal(1, name + " twice", "each column named once", "rename or remove the other");
        }
        return place;
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
