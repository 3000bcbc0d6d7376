package org.penjing.data.generator;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Faults;
import org.penjing.data.Puzzles;

/**
 * Puzzles to be generated, as a command or a job asks for them.
 *
 * @param count distinct puzzles, 1 to {@value #MAX_COUNT}, and together of at most {@value #MAX_CELLS} cells
 */
public record GeneratorSpec(PuzzleGenerator generator, int count, long seed) {
    public static final int MAX_COUNT = 1_000_000;
    public static final long MAX_CELLS = 100_000_000;

    private static final Pattern SIZE = Pattern.compile("(\\d{1,3})(?:x(\\d{1,3}))?");

    /** @throws org.penjing.base.InvalidInputException if the count is out of range */
    public GeneratorSpec {
        Faults faults = new Faults();
        checkCount(faults, "count", count);
        checkCells(faults, "count", count, generator);
        faults.throwIfAny();
    }

    /**
     * Reads what a user asked for.
     *
     * @param path what stands before a field's name in a fault, such as {@code data.generator.} or {@code --}
     * @param puzzle {@code sudoku}, {@code maze} or {@code sorting}
     * @param extent of a grid, rows and columns as {@code 9x9} or, if equal, {@code 9}; of a sorting task, its digits, 12 if
     *     null
     * @param difficulty of a grid, {@code easy}, {@code medium} or {@code hard}; null is medium
     * @throws org.penjing.base.InvalidInputException with all faults
     */
    public static GeneratorSpec parse(
            String path,
            @Nullable String puzzle,
            @Nullable String extent,
            @Nullable Integer count,
            @Nullable String difficulty,
            long seed) {
        Faults faults = new Faults();
        Kind kind = constant(faults, Kind.class, path + "puzzle", puzzle);
        Difficulty parsedDifficulty = difficulty == null
                ? Difficulty.MEDIUM
                : constant(faults, Difficulty.class, path + "difficulty", difficulty);
        faults.check(
                kind == null || kind.hasDifficulty() || difficulty == null,
                path + "difficulty",
                shown(difficulty),
                "grids only have a difficulty",
                "leave it out");
        Sides sides = sides(faults, path, kind, extent);
        checkCount(faults, path + "count", count);
        faults.throwIfAny();
        if (kind == null || parsedDifficulty == null || sides == null || count == null) {
            throw new IllegalStateException("each of them has had its fault");
        }
        PuzzleGenerator generator = kind.generator(sides, parsedDifficulty);
        checkCells(faults, path + "count", count, generator);
        faults.throwIfAny();
        return new GeneratorSpec(generator, count, seed);
    }

    public Puzzles generate() {
        return generate(() -> {});
    }

    /** @param pause called before every batch; what it throws ends the work */
    public Puzzles generate(Runnable pause) {
        return generator.generate(count, seed, pause);
    }

    /** The same kind of puzzles, but no more than these. */
    public GeneratorSpec atMost(int most) {
        return new GeneratorSpec(generator, Math.min(count, most), seed);
    }

    private static @Nullable Sides sides(Faults faults, String path, @Nullable Kind kind, @Nullable String extent) {
        if (kind == null) {
            return null;
        }
        String text = extent == null ? kind.usual : extent;
        Matcher matcher = SIZE.matcher(shown(text).toString().strip().toLowerCase(Locale.ROOT));
        Sides sides = null;
        if (matcher.matches()) {
            int rows = Integer.parseInt(matcher.group(1));
            sides = new Sides(rows, matcher.group(2) == null ? kind.columns(rows) : Integer.parseInt(matcher.group(2)));
        }
        if (!(sides != null && kind.takes(sides))) {
            faults.add(path + kind.extent, shown(text), kind.extents, "for instance " + kind.example);
        }
        return sides;
    }

    private static void checkCount(Faults faults, String field, @Nullable Integer count) {
        faults.check(
                count != null && count >= 1 && count <= MAX_COUNT,
                field,
                shown(count),
                "1 to " + MAX_COUNT,
                "say how many puzzles you want");
    }

    private static void checkCells(Faults faults, String field, int count, PuzzleGenerator generator) {
        faults.check(
                (long) count * generator.cells() <= MAX_CELLS,
                field,
                count,
                "at most " + MAX_CELLS / generator.cells() + " of " + generator.cells() + " cells",
                "ask for fewer or smaller puzzles");
    }

    private static <E extends Enum<E>> @Nullable E constant(
            Faults faults, Class<E> type, String field, @Nullable String name) {
        for (E constant : type.getEnumConstants()) {
            if (name != null && constant.name().equalsIgnoreCase(name)) {
                return constant;
            }
        }
        String known = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        faults.add(field, shown(name), "one of " + known, "choose one of them");
        return null;
    }

    private static Object shown(@Nullable Object value) {
        return value == null ? "nothing" : value;
    }

    private record Sides(int rows, int columns) {}

    private enum Kind {
        SUDOKU("size", null, "4x4, 6x6 or 9x9", "4x4"),
        MAZE("size", null, "rows x columns, each " + MazeGenerator.MIN_SIDE + " to " + MazeGenerator.MAX_SIDE, "11x15"),
        SORTING("length", "12", SortingGenerator.MIN_LENGTH + " to " + SortingGenerator.MAX_LENGTH + " digits", "12");

        /** The field that says how large a puzzle is. */
        private final String extent;

        private final @Nullable String usual;
        private final String extents;
        private final String example;

        Kind(String extent, @Nullable String usual, String extents, String example) {
            this.extent = extent;
            this.usual = usual;
            this.extents = extents;
            this.example = example;
        }

        boolean hasDifficulty() {
            return this != SORTING;
        }

        /** The columns when only the rows are given: a sorting task is one row. */
        int columns(int rows) {
            return this == SORTING ? 1 : rows;
        }

        boolean takes(Sides sides) {
            return switch (this) {
                case SUDOKU -> sides.rows() == sides.columns() && SudokuGenerator.isSize(sides.rows());
                case MAZE -> MazeGenerator.isSide(sides.rows()) && MazeGenerator.isSide(sides.columns());
                case SORTING -> sides.columns() == 1 && SortingGenerator.isLength(sides.rows());
            };
        }

        PuzzleGenerator generator(Sides sides, Difficulty difficulty) {
            return switch (this) {
                case SUDOKU -> new SudokuGenerator(sides.rows(), difficulty);
                case MAZE -> new MazeGenerator(sides.rows(), sides.columns(), difficulty);
                case SORTING -> new SortingGenerator(sides.rows());
            };
        }
    }
}
