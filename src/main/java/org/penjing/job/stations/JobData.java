package org.penjing.job.stations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.penjing.data.Alphabet;
import org.penjing.data.CsvLimits;
import org.penjing.data.DataSet;
import org.penjing.data.GeneratorSpec;
import org.penjing.data.Puzzle;
import org.penjing.data.PuzzleCsv;
import org.penjing.data.Puzzles;
import org.penjing.data.Split;
import org.penjing.data.SplitReport;
import org.penjing.data.SplitSpec;
import org.penjing.job.spec.DataSpec;
import org.penjing.job.spec.JobSpec;
import org.penjing.training.TrainingDirectory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The puzzles of a job, split once and kept in its directory, so that every later station sees the same ones even if the
 * user's file has changed.
 */
record JobData(Alphabet alphabet, Puzzles training, Puzzles validation, Puzzles test, SplitReport report) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SUMMARY = "data.json";
    private static final String TEST = "test.csv";
    private static final int VALIDATION_PUZZLES = 256;
    private static final int TEST_PUZZLES = 1000;
    private static final long SPLIT_STREAM = 0x5DEECE66DL;

    /** What is stored beside the puzzles. */
    private record Summary(String alphabet, SplitReport report) {}

    /** The puzzles in {@code directory}, put there first if they are not. */
    static JobData of(JobSpec spec, Path directory) throws IOException {
        Path summary = directory.resolve(SUMMARY);
        if (!Files.exists(summary)) {
            make(spec, directory, summary);
        }
        Summary stored = JSON.readValue(Files.readAllBytes(summary), Summary.class);
        Alphabet alphabet = new Alphabet(stored.alphabet());
        TrainingDirectory shared = new TrainingDirectory(directory);
        return new JobData(
                alphabet,
                PuzzleCsv.read(shared.trainingPuzzles(), alphabet, CsvLimits.DEFAULT),
                PuzzleCsv.read(shared.validationPuzzles(), alphabet, CsvLimits.DEFAULT),
                PuzzleCsv.read(directory.resolve(TEST), alphabet, CsvLimits.DEFAULT),
                stored.report());
    }

    /** All puzzles that a job names, not split. */
    static Puzzles source(JobSpec spec) {
        return switch (spec.data()) {
            case DataSpec.Generated(DataSpec.Generator generator) ->
                generator(generator, spec.seed()).generate();
            case DataSpec.CsvFile(String file, String alphabet) ->
                PuzzleCsv.read(Path.of(file), alphabet == null ? null : new Alphabet(alphabet), CsvLimits.DEFAULT);
        };
    }

    /** How a job's puzzles look, found without making all of them. */
    static Form form(JobSpec spec) {
        return switch (spec.data()) {
            case DataSpec.Generated(DataSpec.Generator generator) -> {
                var made = generator(generator, spec.seed()).generator();
                yield new Form(made.cells(), made.alphabet().size());
            }
            case DataSpec.CsvFile file -> {
                Puzzles puzzles = source(spec);
                yield new Form(puzzles.cells(), puzzles.alphabet().size());
            }
        };
    }

    /** The size of a question and of its alphabet. */
    record Form(int cells, int vocabulary) {}

    private static GeneratorSpec generator(DataSpec.Generator generator, long seed) {
        return GeneratorSpec.parse(
                "data.generator.",
                generator.puzzle(),
                generator.extent(),
                generator.count(),
                generator.difficulty(),
                seed);
    }

    private static void make(JobSpec spec, Path directory, Path summary) throws IOException {
        Puzzles puzzles = source(spec);
        SplitSpec shares = SplitSpec.DEFAULT.withCaps(SplitSpec.Caps.NO_CAP, VALIDATION_PUZZLES, TEST_PUZZLES);
        Split split = Split.of(DataSet.ungrouped(puzzles), shares, spec.seed() ^ SPLIT_STREAM);
        new TrainingDirectory(directory).write(split.training(), split.validation());
        PuzzleCsv.write(directory.resolve(TEST), split.test());
        Path temporary = directory.resolve(SUMMARY + ".tmp");
        Files.write(
                temporary, JSON.writeValueAsBytes(new Summary(puzzles.alphabet().characters(), split.report())));
        Files.move(temporary, summary);
    }

    static int[][] questions(Puzzles puzzles) {
        return puzzles.all().stream().map(Puzzle::question).toArray(int[][]::new);
    }
}
