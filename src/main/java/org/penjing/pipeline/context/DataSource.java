package org.penjing.pipeline.context;

import org.jspecify.annotations.Nullable;
import org.penjing.base.Fault;
import org.penjing.base.InvalidInputException;
import org.penjing.data.Alphabet;
import org.penjing.data.DataSet;
import org.penjing.data.Puzzles;
import org.penjing.data.csv.CsvFormat;
import org.penjing.data.csv.CsvLimits;
import org.penjing.data.csv.CsvNames;
import org.penjing.data.csv.PuzzleCsv;
import org.penjing.data.generator.GeneratorSpec;
import org.penjing.data.split.Split;
import org.penjing.data.split.SplitReport;
import org.penjing.data.split.SplitRule;
import org.penjing.data.split.SplitSpec;
import org.penjing.data.split.VectorSplit;
import org.penjing.data.vector.VectorData;
import org.penjing.job.request.DataSpec;
import org.penjing.job.request.JobSpec;
import org.penjing.job.work.DataFiles;
import org.penjing.task.Classification;
import org.penjing.task.Regression;
import org.penjing.task.Samples;
import org.penjing.task.Task;

/** Reads the data that a job names, and splits them. */
final class DataSource {
    private static final String GENERATOR = "data.generator.";
    private static final String FILE = "data.file";
    private static final int VALIDATION_SAMPLES = 256;
    private static final int TEST_SAMPLES = 1000;
    private static final int FEWEST_CHECKED = 100;
    private static final long SPLIT_STREAM = 0x5DEECE66DL;

    private final JobSpec spec;
    private final DataFiles files;
    private final int generatedCells;
    private final Runnable pause;

    /**
     * @param generatedCells of a generator's puzzles no more are made than have so many cells together
     * @param pause called now and then; what it throws ends the work
     */
    DataSource(JobSpec spec, DataFiles files, int generatedCells, Runnable pause) {
        this.spec = spec;
        this.files = files;
        this.generatedCells = generatedCells;
        this.pause = pause;
    }

    /**
     * Data that were split.
     *
     * @param rows that were read
     */
    record Divided(Samples training, Samples validation, Samples test, SplitReport report, int rows) {}

    /** @throws InvalidInputException if no job can be made of the data */
    Divided read() {
        return switch (spec.data()) {
            case DataSpec.Generated generated -> {
                GeneratorSpec made = generator(generated.generator());
                int most = Math.max(generatedCells / made.generator().cells(), FEWEST_CHECKED);
                yield divided(DataSet.ungrouped(generate(made.atMost(most))), generated.splitBy());
            }
            case DataSpec.CsvFile csv ->
                divided(
                        PuzzleCsv.readData(files.find(FILE, csv.file()), format(csv), CsvLimits.DEFAULT),
                        csv.splitBy());
            case DataSpec.CsvFiles csv ->
                divided(
                        PuzzleCsv.readSplits(
                                files.find("data.files.training", csv.files().training()),
                                files.find("data.files.validation", csv.files().validation()),
                                files.find("data.files.test", csv.files().test()),
                                format(csv),
                                CsvLimits.DEFAULT),
                        null);
            case DataSpec.NpzFile npz ->
                divided(VectorData.read(files.find(FILE, npz.file()), kind(npz.task()), pause), npz.splitBy());
        };
    }

    private static VectorData.@Nullable Kind kind(String task) {
        return switch (task) {
            case DataSpec.NpzFile.CLASSIFICATION -> VectorData.Kind.CLASSIFICATION;
            case DataSpec.NpzFile.REGRESSION -> VectorData.Kind.REGRESSION;
            default -> null;
        };
    }

    private Divided divided(DataSet data, @Nullable String rule) {
        Puzzles puzzles = data.puzzles();
        DataFit.require(spec, puzzles);
        Split split = Split.of(data, split(rule), seed(), pause);
        return new Divided(
                Samples.of(split.training()),
                Samples.of(split.validation()),
                Samples.of(split.test()),
                split.report(),
                puzzles.size());
    }

    private Divided divided(VectorData data, @Nullable String rule) {
        Task task = switch (data.kind()) {
            case CLASSIFICATION -> new Classification(data.inputs(), data.outputs());
            case REGRESSION -> new Regression(data.inputs(), data.outputs(), 1);
        };
        DataFit.require(spec, task);
        VectorSplit split = VectorSplit.of(data.samples(), data.groups(), split(rule), seed(), pause);
        return new Divided(
                new Samples(task, split.training()),
                new Samples(task, split.validation()),
                new Samples(task, split.test()),
                split.report(),
                data.samples().size());
    }

    private static SplitSpec split(@Nullable String rule) {
        return SplitSpec.DEFAULT
                .withCaps(SplitSpec.Caps.NO_CAP, VALIDATION_SAMPLES, TEST_SAMPLES)
                .by(rule == null ? null : SplitRule.of(rule));
    }

    private long seed() {
        return spec.seed() ^ SPLIT_STREAM;
    }

    private Puzzles generate(GeneratorSpec generator) {
        try {
            return generator.generate(pause);
        } catch (InvalidInputException tooMany) {
            throw new InvalidInputException(tooMany.faults().stream()
                    .map(fault -> new Fault(GENERATOR + fault.field(), fault.value(), fault.rule(), fault.remedy()))
                    .toList());
        }
    }

    private GeneratorSpec generator(DataSpec.Generator generator) {
        return GeneratorSpec.parse(
                GENERATOR,
                generator.puzzle(),
                generator.extent(),
                generator.count(),
                generator.difficulty(),
                spec.seed());
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
}
