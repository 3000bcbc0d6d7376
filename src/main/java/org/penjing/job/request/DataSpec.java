package org.penjing.job.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Fields;
import org.penjing.data.generator.SortingGenerator;
import org.penjing.data.split.SplitRule;

/** Where the samples of a job come from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION, defaultImpl = DataSpec.CsvFile.class)
@JsonSubTypes({
    @JsonSubTypes.Type(DataSpec.Generated.class),
    @JsonSubTypes.Type(DataSpec.CsvFile.class),
    @JsonSubTypes.Type(DataSpec.CsvFiles.class),
    @JsonSubTypes.Type(DataSpec.NpzFile.class)
})
public sealed interface DataSpec {
    /**
     * Puzzles made from the job's seed.
     *
     * @param splitBy what is not torn apart, a label of {@link SplitRule}; null for what suits the data
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Generated(Generator generator, @Nullable String splitBy) implements DataSpec {}

    /**
     * Puzzles in a file.
     *
     * @param file name of a CSV file: what an upload was answered, or a path in a directory that the server lists
     * @param splitBy as in {@link Generated}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CsvFile(
            String file,
            @Nullable String alphabet,
            @Nullable String padding,
            @Nullable Columns columns,
            @Nullable String splitBy)
            implements Csv {}

    /** Puzzles in a file for each split. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CsvFiles(
            Files files,
            @Nullable String alphabet,
            @Nullable String padding,
            @Nullable Columns columns) implements Csv {}

    /**
     * Vectors of numbers in a file.
     *
     * @param file name of an NPZ file, as in {@link CsvFile}: arrays {@code x}, {@code y} and perhaps {@code group}
     * @param task {@value #CLASSIFICATION}, {@value #REGRESSION}, or {@value #AUTO} for what the type of {@code y} says
     * @param splitBy as in {@link Generated}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NpzFile(String file, String task, @Nullable String splitBy) implements DataSpec {
        public static final String AUTO = "auto";
        public static final String CLASSIFICATION = "classification";
        public static final String REGRESSION = "regression";

        /** What such files' names end with. */
        static final String ENDING = ".npz";
    }

    /** Puzzles in files. */
    sealed interface Csv extends DataSpec {
        /** The characters of the puzzles in the order of their tokens; null to find them in the file. */
        @Nullable
        String alphabet();

        /** The character that fills up questions and answers of different lengths; null where there are none. */
        @Nullable
        String padding();

        /** Null for the usual names. */
        @Nullable
        Columns columns();
    }

    /** Names of CSV files, as in {@link CsvFile}. */
    record Files(String training, String validation, String test) {}

    /** Names of columns, each null for the usual ones. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Columns(
            @Nullable String question,
            @Nullable String answer,
            @Nullable String group,
            @Nullable String split) {}

    /**
     * @param puzzle {@code sudoku}, {@code maze} or {@code sorting}
     * @param size rows x columns of a grid, such as {@code 4x4}; null for sorting
     * @param length digits to sort; null for grids
     * @param count puzzles to make
     * @param difficulty of grids, {@code easy}, {@code medium} or {@code hard}; null for sorting
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Generator(
            String puzzle,
            @Nullable String size,
            @Nullable Integer length,
            int count,
            @Nullable String difficulty) {
        private static final String SUDOKU = "sudoku";
        private static final String MAZE = "maze";
        private static final String SORTING = "sorting";
        private static final Set<String> SUDOKU_SIZES = Set.of("4x4", "6x6", "9x9");
        private static final Pattern SIZE = Pattern.compile("(\\d{1,3})x(\\d{1,3})");
        private static final int LARGEST_SIDE = 64;
        private static final int USUAL_LENGTH = 12;

        static Generator read(Fields fields) {
            String puzzle = fields.requiredChoice("puzzle", Set.of(SUDOKU, MAZE, SORTING));
            int count = fields.integer("count", 2400, 100, 1_000_000);
            if (puzzle.equals(SORTING)) {
                int length = fields.integer(
                        "length", USUAL_LENGTH, SortingGenerator.MIN_LENGTH, SortingGenerator.MAX_LENGTH);
                return new Generator(puzzle, null, length, count, null);
            }
            String difficulty = fields.choice("difficulty", "medium", Set.of("easy", "medium", "hard"));
            return new Generator(puzzle, readSize(puzzle, fields), null, count, difficulty);
        }

        /** How large a puzzle is, in the words of its kind. */
        public String extent() {
            return size != null ? size : String.valueOf(length);
        }

        private static String readSize(String puzzle, Fields fields) {
            boolean isMaze = puzzle.equals(MAZE);
            String size = fields.text("size", isMaze ? "9x9" : "4x4", 20);
            if (isMaze) {
                fields.check(
                        isGrid(size),
                        "size",
                        size,
                        "rows x columns, each from 3 to " + LARGEST_SIDE,
                        "write it like 9x9");
            } else {
                fields.check(
                        SUDOKU_SIZES.contains(size),
                        "size",
                        size,
                        "sudokus are 4x4, 6x6 or 9x9",
                        "choose one of the three");
            }
            return size;
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

    /** The files that a job reads, by the field that names each. */
    static Map<String, String> files(DataSpec data) {
        return switch (data) {
            case Generated _ -> Map.of();
            case CsvFile csv -> Map.of("data.file", csv.file());
            case NpzFile npz -> Map.of("data.file", npz.file());
            case CsvFiles csv ->
                Map.of(
                        "data.files.training", csv.files().training(),
                        "data.files.validation", csv.files().validation(),
                        "data.files.test", csv.files().test());
        };
    }

    static DataSpec read(Fields fields) {
        return DataFields.read(fields);
    }
}
