package org.penjing.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Fault;
import org.penjing.base.InvalidInputException;
import org.penjing.cli.terminal.Arguments;
import org.penjing.cli.terminal.Command;
import org.penjing.cli.terminal.Syntax;
import org.penjing.cli.terminal.Terminal;
import org.penjing.data.Puzzles;
import org.penjing.data.csv.PuzzleCsv;
import org.penjing.data.generator.GeneratorSpec;

/** Writes puzzle files; needs no server. */
final class GenerateCommand implements Command {
    private static final String PUZZLE = "sudoku|maze|sorting";
    private static final String SIZE = "--size";
    private static final String LENGTH = "--length";
    private static final String SORTING = "sorting";
    private static final String COUNT = "--count";
    private static final String DIFFICULTY = "--difficulty";
    private static final String SEED = "--seed";
    private static final String FILE = "-o";
    private static final int USUAL_COUNT = 1000;

    @Override
    public String name() {
        return "generate";
    }

    @Override
    public String summary() {
        return "writes a CSV file of puzzles with their answers";
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(PUZZLE)
                .option(SIZE, "ROWSxCOLUMNS")
                .option(LENGTH, "DIGITS")
                .option(COUNT, "N")
                .option(DIFFICULTY, "easy|medium|hard")
                .option(SEED, "N")
                .option(FILE, "FILE");
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) {
        Path file = Path.of(arguments.required(FILE));
        String puzzle = arguments.operand(PUZZLE);
        long seed = arguments.integer(SEED, 1L, Long.MIN_VALUE, Long.MAX_VALUE);
        Puzzles puzzles = puzzles(arguments, puzzle, seed);
        PuzzleCsv.write(file, puzzles);
        terminal.print(puzzles.size() + " " + puzzle + " puzzles of " + puzzles.cells() + " cells, seed " + seed
                + ", in " + file);
        return DONE;
    }

    private static Puzzles puzzles(Arguments arguments, String puzzle, long seed) {
        int count = arguments.integer(COUNT, USUAL_COUNT, 1, GeneratorSpec.MAX_COUNT);
        @Nullable String difficulty = arguments.option(DIFFICULTY);
        try {
            return GeneratorSpec.parse("--", puzzle, extent(arguments, puzzle), count, difficulty, seed)
                    .generate();
        } catch (InvalidInputException invalid) {
            throw new InvalidInputException(
                    invalid.faults().stream().map(GenerateCommand::asTyped).toList());
        }
    }

    private static @Nullable String extent(Arguments arguments, String puzzle) {
        boolean isSorting = puzzle.equalsIgnoreCase(SORTING);
        String other = isSorting ? SIZE : LENGTH;
        if (arguments.has(other)) {
            throw new InvalidInputException(
                    other,
                    arguments.required(other),
                    isSorting ? "rows to sort have a length" : "grids have a size",
                    "give " + (isSorting ? LENGTH : SIZE));
        }
        return isSorting ? arguments.option(LENGTH) : arguments.required(SIZE);
    }

    /** The puzzle is the one field that is no option; a generator that finds too few puzzles knows none of options. */
    private static Fault asTyped(Fault fault) {
        String field = switch (fault.field()) {
            case "--puzzle" -> "puzzle";
            case "count" -> COUNT;
            default -> fault.field();
        };
        return new Fault(field, fault.value(), fault.rule(), fault.remedy());
    }
}
