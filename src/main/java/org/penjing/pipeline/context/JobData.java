package org.penjing.pipeline.context;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.penjing.base.AtomicFile;
import org.penjing.data.Puzzle;
import org.penjing.data.SplitName;
import org.penjing.data.split.SplitReport;
import org.penjing.job.request.DataSpec;
import org.penjing.job.request.JobSpec;
import org.penjing.job.work.Cancellation;
import org.penjing.job.work.DataFiles;
import org.penjing.job.work.DataSummary;
import org.penjing.job.work.Station;
import org.penjing.job.work.WorkbenchException;
import org.penjing.network.family.Family;
import org.penjing.task.Classification;
import org.penjing.task.Regression;
import org.penjing.task.Samples;
import org.penjing.task.Task;
import org.penjing.task.TokenGrid;
import org.penjing.training.run.TrainingDirectory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The samples of a job, split once and kept in its directory, so that every later station sees the same ones even if the
 * user's file has changed. Those to train on are read by training alone, and may be many; the others are capped.
 *
 * @param units in which numbers are counted
 */
public record JobData(Samples validation, Samples test, SplitReport report, Units units) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SUMMARY = "data.json";
    private static final int CHECKED_CELLS = 200_000;

    /** What is stored beside the samples. */
    private record Summary(Task task, SplitReport report, Units units, int answerCells) {}

    public Task task() {
        return test.task();
    }

    /**
     * The network that a job asks for, over these samples.
     *
     * @throws org.penjing.base.InvalidInputException if its family does not answer such questions
     */
    public Family model(JobSpec spec) {
        return spec.model().network(task());
    }

    /** What tokens stand for, a character each; nothing where there are none. */
    public String alphabet() {
        return alphabet(task());
    }

    /** Puts a job's samples into its directory, unless they are there. */
    public static void prepare(Station station, DataFiles files) throws IOException {
        if (!Files.exists(station.directory().resolve(SUMMARY))) {
            Runnable pause = station.cancellation()::throwIfCancelled;
            write(new DataSource(station.spec(), files, Integer.MAX_VALUE, pause).read(), station.directory());
        }
    }

    private static void write(DataSource.Divided divided, Path directory) throws IOException {
        Units units = Units.of(divided.training());
        TrainingDirectory shared = new TrainingDirectory(directory);
        shared.write(SplitName.TRAINING, units.counted(divided.training()));
        shared.write(SplitName.VALIDATION, units.counted(divided.validation()));
        shared.write(SplitName.TEST, units.counted(divided.test()));
        Summary summary = new Summary(
                units.counted(divided.training()).task(), divided.report(), units, answerCells(divided.test()));
        AtomicFile.write(directory.resolve(SUMMARY), JSON.writeValueAsBytes(summary));
    }

    /** The samples in {@code directory}, where {@link #prepare} put them. */
    public static JobData of(Path directory) throws IOException {
        Summary stored = stored(directory);
        TrainingDirectory shared = new TrainingDirectory(directory);
        return new JobData(
                shared.read(SplitName.VALIDATION, stored.task()),
                shared.read(SplitName.TEST, stored.task()),
                stored.report(),
                stored.units());
    }

    /** All files in {@code directory} that hold the samples. */
    public static List<Path> files(Path directory) throws IOException {
        Task task = stored(directory).task();
        TrainingDirectory shared = new TrainingDirectory(directory);
        return Stream.concat(
                        Stream.of(SplitName.values()).map(split -> shared.samples(split, task)),
                        Stream.of(directory.resolve(SUMMARY)))
                .toList();
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
     * What a job's data are like, and what is asked of them.
     *
     * @param summary in the words of people
     */
    public record Checked(Task task, DataSummary summary) {}

    /**
     * Looks at a job's data: all of a file's, or so many of a generator's puzzles that it can be said at once.
     *
     * @throws org.penjing.base.InvalidInputException if no job can be made of them
     */
    public static Checked check(JobSpec spec, DataFiles files, Cancellation cancellation) {
        DataSource.Divided divided = new DataSource(spec, files, CHECKED_CELLS, cancellation::throwIfCancelled).read();
        List<String> notes = new ArrayList<>();
        if (spec.data() instanceof DataSpec.Generated generated
                && generated.generator().count() > divided.rows()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "Looked at the first %d of %d puzzles.",
                    divided.rows(),
                    generated.generator().count()));
        }
        notes.addAll(DataNotes.of(divided.report()));
        Task task = divided.test().task();
        return new Checked(task, summary(task, answerCells(divided.test()), divided.rows(), divided.report(), notes));
    }

    /** Looks at the data in {@code directory}, where {@link #prepare} put them for another job. */
    public static Checked check(Path directory) {
        try {
            Summary stored = stored(directory);
            SplitReport report = stored.report();
            int samples = report.training().puzzles()
                    + report.validation().puzzles()
                    + report.test().puzzles();
            return new Checked(
                    stored.task(), summary(stored.task(), stored.answerCells(), samples, report, DataNotes.of(report)));
        } catch (IOException lost) {
            throw new WorkbenchException(
                    "the data of the job whose supernet is to be searched cannot be read; train another one", lost);
        }
    }

    private static DataSummary summary(Task task, int answerCells, int rows, SplitReport report, List<String> notes) {
        return new DataSummary(
                task.inputs(),
                answerCells,
                alphabet(task),
                rows,
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

    private static String alphabet(Task task) {
        return task instanceof TokenGrid grid ? grid.alphabet() : "";
    }

    private static int answerCells(Samples samples) {
        return switch (samples.task()) {
            case TokenGrid _ -> ((Puzzle) samples.all().getFirst()).answer().length;
            case Classification _ -> 1;
            case Regression regression -> regression.outputs();
        };
    }
}
