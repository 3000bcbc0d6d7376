package org.penjing.pipeline.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.base.InvalidInputException;
import org.penjing.data.Puzzle;
import org.penjing.job.request.JobSpec;
import org.penjing.job.request.JobSpecReader;
import org.penjing.job.work.Cancellation;
import org.penjing.job.work.Cancellation.CancelledException;
import org.penjing.job.work.DataFiles;
import org.penjing.job.work.DataSummary;
import org.penjing.job.work.Progress;
import org.penjing.job.work.SilentProgress;
import org.penjing.job.work.Station;
import org.penjing.job.work.WorkbenchException;

class JobDataTest {
    private static final Progress SILENT = new SilentProgress();

    private final Cancellation cancellation = new Cancellation();

    @TempDir
    Path directory;

    @Test
    void stationsSeeTheSamePuzzlesEvenIfTheFileChanges() throws IOException {
        Path file = Files.writeString(directory.resolve("data.csv"), rows(60));
        JobSpec spec = spec("{\"file\": \"" + file + "\"}");
        Station station = station(spec);
        JobData.prepare(station, DataFiles.OF_THE_USER);
        JobData first = JobData.of(station.directory());
        Files.writeString(file, "question,answer\n1,2\n");
        JobData.prepare(station, DataFiles.OF_THE_USER);
        assertThat(JobData.of(station.directory())).isEqualTo(first);
        assertThat(first.report().training().puzzles()
                        + first.validation().size()
                        + first.test().size())
                .isEqualTo(60);
    }

    @Test
    void answersOfAnotherLengthComeThroughTheJobsDirectory() throws IOException {
        Path file = Files.writeString(directory.resolve("data.csv"), rows(60));
        JobSpec spec = spec("{\"file\": \"" + file + "\", \"padding\": \"_\"}");
        Station station = station(spec);
        JobData.prepare(station, DataFiles.OF_THE_USER);
        JobData data = JobData.of(station.directory());
        assertThat(data.alphabet()).contains("_");
        assertThat(data.task().inputs()).isEqualTo(6);
        assertThat(data.test().all()).allMatch(sample -> ((Puzzle) sample).answer().length == 1);
    }

    @Test
    void dataThatAnEarlierVersionSplitEndTheJobWithAReason() throws IOException {
        String part = "{\"answerGrids\": 1, \"puzzles\": 1, \"leftOut\": 0, \"hash\": \"a\"}";
        Files.writeString(directory.resolve("data.json"), """
            {"alphabet": ".1234", "report": {"rows": 3, "duplicates": 0, "contradictions": 0,
             "training": %s, "validation": %s, "test": %s}}
            """.formatted(part, part, part));
        assertThatThrownBy(() -> JobData.of(directory))
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("another version of Penjing split the job's data");
    }

    @Test
    void checkCountsWhatIsWrongWithTheRows() throws IOException {
        Path file = Files.writeString(
                directory.resolve("data.csv"), rows(60) + "aaaaaa,x\naaaaaa,y\nbbbbbb,x\nbbbbbb,x\nbbbbbb,x\n");
        DataSummary summary = check(spec("{\"file\": \"" + file + "\"}"));
        assertThat(summary.rows()).isEqualTo(65);
        assertThat(summary.contradictions()).isEqualTo(2);
        assertThat(summary.duplicates()).isEqualTo(2);
        assertThat(summary.classes()).isEqualTo(3);
        assertThat(summary.splitBy()).isEqualTo("row");
        assertThat(summary.training() + summary.validation() + summary.test()).isEqualTo(61);
        assertThat(summary.notes())
                .contains(
                        "Of 65 rows 2 duplicates and 2 that contradict each other were left out.",
                        "The answers are 3 classes; every split has each of them.");
    }

    @Test
    void checkRefusesAClassThatTooFewRowsHave() throws IOException {
        Path file = Files.writeString(directory.resolve("data.csv"), rows(60) + "aaaaaa,w\n");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> check(spec("{\"file\": \"" + file + "\"}")))
                .withMessageContaining("1 rows of the class 'w'");
    }

    @Test
    void checkRefusesMorePuzzlesThanThereAre() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(
                        () -> check(spec("{\"generator\": {\"puzzle\": \"sorting\", \"length\": 2, \"count\": 200}}")))
                .withMessageContaining("data.generator.count: 200 (sorting of 2 found no more than 100 distinct");
    }

    @Test
    void checkRefusesSharingThatDoesNotFitTheMixer() {
        String training = "{\"sharing\": \"grid\"}";
        String maze = "{\"generator\": {\"puzzle\": \"maze\", \"size\": \"%s\", \"count\": 100}}";
        String sorting = "{\"generator\": {\"puzzle\": \"sorting\", \"length\": 16, \"count\": 100}}";
        assertThat(check(spec(maze.formatted("4x4"), training)).cells()).isEqualTo(16);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> check(spec(maze.formatted("5x5"), training)))
                .withMessageContaining("training.sharing: grid")
                .withMessageContaining("or set model.mixerInner to 25");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> check(spec(sorting, training)))
                .withMessageContaining("training.sharing: grid");
    }

    @Test
    void checkLooksAtTheFirstOfManyGeneratedPuzzles() {
        DataSummary summary =
                check(spec("{\"generator\": {\"puzzle\": \"sorting\", \"length\": 200, \"count\": 100000}}"));
        assertThat(summary.rows()).isEqualTo(1000);
        assertThat(summary.cells()).isEqualTo(200);
        assertThat(summary.notes().getFirst()).isEqualTo("Looked at the first 1000 of 100000 puzzles.");
    }

    @Test
    void notesSayThatTestGridsOfFourByFourAreImagesOfTrainingGrids() {
        DataSummary summary = check(spec("{\"generator\": {\"puzzle\": \"sudoku\", \"count\": 600}}"));
        assertThat(summary.splitBy()).isEqualTo("answer");
        assertThat(summary.notes())
                .anySatisfy(note -> assertThat(note)
                        .startsWith("The grids of the data are of 2 classes: of " + summary.test() + " test puzzles "
                                + summary.test() + " have a training puzzle's answer"));
    }

    @Test
    void notesCountAnswersThatChangeAGiven() throws IOException {
        StringBuilder rows = new StringBuilder("question,answer\n232..2.1..4.3412,1324423121433412\n");
        String[] good = {
            "421.312..34.1432,4213312423411432",
            "12.33.212.1.4..2,1243342123144132",
            "321.143243....43,3214143243212143"
        };
        for (String row : good) {
            rows.append(row).append('\n');
        }
        Path file = Files.writeString(directory.resolve("data.csv"), rows);
        DataSummary summary = check(spec("{\"file\": \"" + file + "\"}"));
        assertThat(summary.changedGivens()).isEqualTo(1);
        assertThat(summary.notes()).contains("In 1 of 4 rows the answer changes a given cell.");
    }

    @Test
    void cancellingEndsTheGeneration() {
        Station station =
                station(spec("{\"generator\": {\"puzzle\": \"sudoku\", \"size\": \"9x9\", \"count\": 1000000}}"));
        cancellation.cancel();
        assertThatThrownBy(() -> JobData.prepare(station, DataFiles.OF_THE_USER))
                .isInstanceOf(CancelledException.class);
        assertThat(station.directory()).isEmptyDirectory();
    }

    /** Questions of six letters, each another one, with x, y or z in turn. */
    private static String rows(int count) {
        StringBuilder rows = new StringBuilder("question,answer\n");
        for (int i = 0; i < count; i++) {
            String digits = String.format("%6s", Integer.toString(i, 3)).replace(' ', '0');
            rows.append(digits.replace('0', 'c').replace('1', 'd').replace('2', 'e'))
                    .append(',')
                    .append("xyz".charAt(i % 3))
                    .append('\n');
        }
        return rows.toString();
    }

    private static DataSummary check(JobSpec spec) {
        return JobData.check(spec, DataFiles.OF_THE_USER, new Cancellation()).summary();
    }

    private static JobSpec spec(String data) {
        return spec(data, "{}");
    }

    private static JobSpec spec(String data, String training) {
        String json = """
            {"name": "data", "seed": 3, "model": {"mixerInner": 32}, "profiles": [{"id": "rp2040"}], "data": %s, "training": %s}
            """.formatted(data, training);
        return new JobSpecReader(() -> 3).restore(json);
    }

    private Station station(JobSpec spec) {
        Path jobs = directory.resolve("job");
        try {
            Files.createDirectories(jobs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Station(new UUID(0, 1), spec, jobs, null, SILENT, cancellation);
    }
}
