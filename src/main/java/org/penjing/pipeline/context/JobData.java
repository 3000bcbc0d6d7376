package org.penjing.pipeline.context;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.penjing.base.AtomicFile;
import org.penjing.base.Fault;
import org.penjing.base.InvalidInputException;
import org.penjing.data.Alphabet;
import org.penjing.data.CsvFormat;
import org.penjing.data.CsvLimits;
import org.penjing.data.CsvNames;
import org.penjing.data.DataSet;
import org.penjing.data.GeneratorSpec;
import org.penjing.data.Puzzle;
import org.penjing.data.PuzzleCsv;
import org.penjing.data.Puzzles;
import org.penjing.data.Split;
import org.penjing.data.SplitReport;
import org.penjing.data.SplitRule;
import org.penjing.data.SplitSpec;
import org.penjing.job.request.DataSpec;
import org.penjing.job.request.JobSpec;
import org.penjing.job.work.Cancellation;
import org.penjing.job.work.DataFiles;
import org.penjing.job.work.DataSummary;
import org.penjing.job.work.Station;
import org.penjing.job.work.WorkbenchException;
import org.penjing.network.TinyRecursive;
import org.penjing.training.TrainingDirectory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The puzzles of a job, split once and kept in its directory, so that every later station sees the same ones even if the
 * user's file has changed. Those to train on are read by training alone, and may be many; the others are capped.
 */
public record JobData(Alphabet alphabet, Puzzles validation, Puzzles test, SplitReport report) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SUMMARY = "data.json";
    private static final String TEST = "test.csv";
    private static final String GENERATOR = "data.generator.";
    private static final int VALIDATION_PUZZLES = 256;
    private static final int TEST_PUZZLES = 1000;
    private static final int CHECKED_CELLS = 200_000;
    private static final int FEWEST_CHECKED = 100;
    private static final long SPLIT_STREAM = 0x5DEECE66DL;

    /** What is stored beside the puzzles. */
    private record Summary(String alphabet, SplitReport report) {}

    /** Puts a job's puzzles into its directory, unless they are there. */
    public static void prepare(Station station, DataFiles files) throws IOException {
        if (!Files.exists(station.directory().resolve(SUMMARY))) {
            Runnable pause = station.cancellation()::throwIfCancelled;
            DataSet data = source(station.spec(), files, Integer.MAX_VALUE, pause);
            DataFit.require(station.spec(), data.puzzles());
            write(data.puzzles().alphabet(), split(station.spec(), data, pause), station.directory());
        }
    }

    /** The puzzles in {@code directory}, where {@link #prepare} put them. */
    public static JobData of(Path directory) throws IOException {
        Summary stored = stored(directory);
        Alphabet alphabet = new Alphabet(stored.alphabet());
        TrainingDirectory shared = new TrainingDirectory(directory);
        return new JobData(
                alphabet,
                PuzzleCsv.read(shared.validationPuzzles(), alphabet, CsvLimits.DEFAULT),
                PuzzleCsv.read(directory.resolve(TEST), alphabet, CsvLimits.DEFAULT),
                stored.report());
    }

    /** All files in {@code directory} that hold the puzzles. */
    public static List<Path> files(Path directory) {
        TrainingDirectory shared = new TrainingDirectory(directory);
        return List.of(
                shared.trainingPuzzles(),
                shared.validationPuzzles(),
                directory.resolve(TEST),
                directory.resolve(SUMMARY));
    }

    private static Summary stored(Path directory) throws IOException {
        try {
            return JSON.readValue(Files.readAllBytes(directory.resolve(SUMMARY)), Summary.class);
        } catch (JacksonException other) {
            throw new WorkbenchException(
                    "another version of Penjing split the job's data; submit the job again", other);
        }
    }

    /**
     * What a job's data are like: all of a file's, or so many of a generator's puzzles that it can be said at once.
     *
     * @throws org.penjing.base.InvalidInputException if no job can be made of them
     */
    public static DataSummary check(JobSpec spec, DataFiles files, Cancellation cancellation) {
        Runnable pause = cancellation::throwIfCancelled;
        DataSet data = source(spec, files, CHECKED_CELLS, pause);
        Puzzles puzzles = data.puzzles();
        DataFit.require(spec, puzzles);
        SplitReport report = split(spec, data, pause).report();
        List<String> notes = new ArrayList<>();
        if (spec.data() instanceof DataSpec.Generated generated
                && generated.generator().count() > puzzles.size()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "Looked at the first %d of %d puzzles.",
                    puzzles.size(),
                    generated.generator().count()));
        }
        notes.addAll(DataNotes.of(report));
        return summary(puzzles, puzzles.size(), report, notes);
    }

    /** What the data in {@code directory} are like, where {@link #prepare} put them for another job. */
    public static DataSummary check(Path directory) {
        try {
            Summary stored = stored(directory);
            Alphabet alphabet = new Alphabet(stored.alphabet());
            Puzzles test = PuzzleCsv.read(directory.resolve(TEST), alphabet, CsvLimits.DEFAULT);
            SplitReport report = stored.report();
            int puzzles = report.training().puzzles()
                    + report.validation().puzzles()
                    + report.test().puzzles();
            return summary(test, puzzles, report, DataNotes.of(report));
        } catch (IOException lost) {
            throw new WorkbenchException(
                    "the data of the job whose supernet is to be searched cannot be read; train another one", lost);
        }
    }

    /** @param like some of the puzzles */
    private static DataSummary summary(Puzzles like, int puzzles, SplitReport report, List<String> notes) {
        return new DataSummary(
                like.cells(),
                like.answerCells(),
                like.alphabet().characters(),
                puzzles,
                report.duplicates(),
                report.contradictions(),
                report.changedGivens(),
                report.blankAnswers(),
                report.classes(),
                report.rule().label(),
                report.training().puzzles(),
                report.validation().puzzles(),
                report.test().puzzles(),
                notes);
    }

    /** All puzzles that a job names, of a generator's no more than have so many cells together. */
    private static DataSet source(JobSpec spec, DataFiles files, int generatedCells, Runnable pause) {
        return switch (spec.data()) {
            case DataSpec.Generated generated -> {
                GeneratorSpec made = generator(generated.generator(), spec.seed());
                int most = Math.max(generatedCells / made.generator().cells(), FEWEST_CHECKED);
                yield DataSet.ungrouped(generate(made.atMost(most), pause));
            }
            case DataSpec.CsvFile csv ->
                PuzzleCsv.readData(files.find("data.file", csv.file()), format(csv), CsvLimits.DEFAULT);
            case DataSpec.CsvFiles csv ->
                PuzzleCsv.readSplits(
                        files.find("data.files.training", csv.files().training()),
                        files.find("data.files.validation", csv.files().validation()),
                        files.find("data.files.test", csv.files().test()),
                        format(csv),
                        CsvLimits.DEFAULT);
        };
    }

    private static Puzzles generate(GeneratorSpec generator, Runnable pause) {
        try {
            return generator.generate(pause);
        } catch (InvalidInputException tooMany) {
            throw new InvalidInputException(tooMany.faults().stream()
                    .map(fault -> new Fault(GENERATOR + fault.field(), fault.value(), fault.rule(), fault.remedy()))
                    .toList());
        }
    }

    private static CsvFormat format(DataSpec.Csv csv) {
        String alphabet = csv.alphabet();
        String padding = csv.padding();
        DataSpec.Columns columns = csv.columns();
        return new CsvFormat(
                alphabet == null ? null : new Alphabet(alphabet),
                padding == null ? null : padding.charAt(0),
                columns == null
                        ? CsvNames.USUAL
                        : new CsvNames(columns.question(), columns.answer(), columns.group(), columns.split()));
    }

    private static GeneratorSpec generator(DataSpec.Generator generator, long seed) {
        return GeneratorSpec.parse(
                GENERATOR, generator.puzzle(), generator.extent(), generator.count(), generator.difficulty(), seed);
    }

    private static Split split(JobSpec spec, DataSet data, Runnable pause) {
        String rule = switch (spec.data()) {
            case DataSpec.Generated generated -> generated.splitBy();
            case DataSpec.CsvFile csv -> csv.splitBy();
            case DataSpec.CsvFiles _ -> null;
        };
        SplitSpec shares = SplitSpec.DEFAULT
                .withCaps(SplitSpec.Caps.NO_CAP, VALIDATION_PUZZLES, TEST_PUZZLES)
                .by(rule == null ? null : SplitRule.of(rule));
        return Split.of(data, shares, spec.seed() ^ SPLIT_STREAM, pause);
    }

    private static void write(Alphabet alphabet, Split split, Path directory) throws IOException {
        new TrainingDirectory(directory).write(split.training(), split.validation());
        PuzzleCsv.write(directory.resolve(TEST), split.test());
        AtomicFile.write(
                directory.resolve(SUMMARY), JSON.writeValueAsBytes(new Summary(alphabet.characters(), split.report())));
    }

    /** The network that the job asks for, over these puzzles. */
    public TinyRecursive model(JobSpec spec) {
        return spec.model().tinyRecursive(validation.cells(), alphabet.size());
    }

    public static int[][] questions(Puzzles puzzles) {
        return puzzles.all().stream().map(Puzzle::question).toArray(int[][]::new);
    }
}
