package org.penjing.job.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the puzzles of a job come from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(DataSpec.Generated.class), @JsonSubTypes.Type(DataSpec.CsvFile.class)})
public sealed interface DataSpec {
    /** Puzzles made from the job's seed. */
    record Generated(Generator generator) implements DataSpec {}

    /**
     * Puzzles in a file on the server.
     *
     * @param file absolute path of a CSV file
     * @param alphabet the characters of the puzzles in the order of their tokens; null to find them in the file
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CsvFile(String file, @Nullable String alphabet) implements DataSpec {}

    /**
     * @param puzzle {@code sudoku} or {@code maze}
     * @param size rows x columns, such as {@code 4x4}
     * @param count puzzles to make
     * @param difficulty {@code easy}, {@code medium} or {@code hard}
     */
    record Generator(String puzzle, String size, int count, String difficulty) {
        private static final Set<String> SUDOKU_SIZES = Set.of("4x4", "6x6", "9x9");
        private static final Pattern SIZE = Pattern.compile("(\\d{1,3})x(\\d{1,3})");
        private static final int LARGEST_SIDE = 64;

        static Generator read(Fields fields) {
            String puzzle = fields.choice("puzzle", Fields.REQUIRED, Set.of("sudoku", "maze"));
            String size = fields.text("size", "sudoku".equals(puzzle) ? "4x4" : "9x9", 20);
            if ("sudoku".equals(puzzle)) {
                fields.check(
                        SUDOKU_SIZES.contains(size),
                        "size",
                        size,
                        "sudokus are 4x4, 6x6 or 9x9",
                        "choose one of the three");
            } else {
                fields.check(
                        isGrid(size),
                        "size",
                        size,
                        "rows x columns, each from 3 to " + LARGEST_SIDE,
                        "write it like 9x9");
            }
            return new Generator(
                    puzzle,
                    size,
                    fields.integer("count", 2400, 100, 1_000_000),
                    fields.choice("difficulty", "medium", Set.of("easy", "medium", "hard")));
        }

        private static boolean isGrid(String size) {
            Matcher sides = SIZE.matcher(size);
            return sides.matches() && isSide(sides.group(1)) && isSide(sides.group(2));
        }

        private static boolean isSide(String digits) {
            int side = Integer.parseInt(digits);
            return side >= 3 && side <= LARGEST_SIDE;
        }
    }

    static DataSpec read(Fields fields) {
        boolean generated = fields.has("generator");
        boolean file = fields.has("file");
        if (generated == file) {
            fields.check(
                    false,
                    "",
                    generated ? "generator and file" : "neither generator nor file",
                    "puzzles come from one place",
                    "name a generator or a file, not both");
        }
        if (generated) {
            fields.knows("file", "alphabet");
            return new Generated(Generator.read(fields.object("generator")));
        }
        String alphabet = fields.optionalText("alphabet", 256);
        if (alphabet != null) {
            fields.check(
                    !alphabet.isEmpty() && alphabet.chars().distinct().count() == alphabet.length(),
                    "alphabet",
                    alphabet,
                    "distinct characters",
                    "name each character once");
        }
        return new CsvFile(file ? absolute(fields.text("file", Fields.REQUIRED, 4096)) : "", alphabet);
    }

    private static String absolute(String file) {
        return file.indexOf('\0') >= 0
                ? file
                : Path.of(file).toAbsolutePath().normalize().toString();
    }
}
