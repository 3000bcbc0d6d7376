package org.penjing.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.job.work.Cancellation;
import org.penjing.job.work.DataFiles;
import org.penjing.job.work.ScoredCandidate;
import org.penjing.job.work.SearchHistory;
import org.penjing.job.work.SearchRun;
import org.penjing.job.work.Station;
import org.penjing.job.work.WorkbenchException;
import org.penjing.pipeline.context.Catalogue;
import org.penjing.pipeline.context.JobContext;
import org.penjing.pipeline.context.JobData;
import org.penjing.process.ChildJvms;
import org.penjing.training.run.TrainingDirectory;

/** Jobs that search the supernet of a {@link FirstTokenJob}. */
class InheritanceTest {
    private static final Catalogue CATALOGUE = Catalogue.load(Path.of(""));

    @TempDir
    Path directory;

    private FirstTokenJob trained;
    private Station station;

    @BeforeEach
    void start() throws IOException {
        trained = FirstTokenJob.in(directory);
        Station other = trained.station();
        station = new Station(
                new UUID(0, 2),
                other.spec(),
                Files.createDirectories(directory.resolve("again")),
                other.directory(),
                other.progress(),
                other.cancellation());
    }

    @Test
    void supernetPuzzlesAndBaselineAreThoseOfTheOtherJobAndNothingIsTrained() throws IOException {
        FloatBaseline measured = FloatBaseline.of(trained.context());
        Files.delete(Path.of(directory.toString(), "training.csv"));

        JobContext context = taken(station);
        new SupernetStation(ChildJvms.temporary(), 256).train(context);

        assertThat(JobData.of(station.directory()))
                .isEqualTo(JobData.of(trained.station().directory()));
        assertThat(new TrainingDirectory(station.directory()).supernet())
                .hasSameBinaryContentAs(new TrainingDirectory(trained.station().directory()).supernet());
        assertThat(FloatBaseline.of(context)).isEqualTo(measured);
        assertThat(new TrainingDirectory(station.directory()).record()).doesNotExist();
    }

    @Test
    void theCheckTellsOfTheDataThatTheOtherJobHas() throws IOException {
        assertThat(JobData.check(trained.station().directory()))
                .isEqualTo(JobData.check(station.spec(), DataFiles.OF_THE_USER, new Cancellation()));
    }

    @Test
    void aLostFileIsTheReasonThatTheJobFails() throws IOException {
        FloatBaseline.of(trained.context());
        Files.delete(new TrainingDirectory(trained.station().directory()).baseline());
        assertThatThrownBy(() -> Inheritance.take(station))
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("has lost its file baseline.safetensors");
    }

    @Test
    void listedCandidatesAreAllThatIsRun() throws IOException {
        ScoredCandidate wanted = trained.firstGeneration().getLast();
        FloatBaseline.of(trained.context());
        try (SearchStation searches = new SearchStation(taken(listing(wanted)), ChildJvms.temporary(), 1L << 30);
                SearchRun run = searches.open(
                        FirstTokenJob.PROFILE, SearchHistory.start(List.of(), List.of(wanted.candidate())))) {
            var generation = run.step();
            assertThat(generation.networks()).isEqualTo(1);
            assertThat(generation.scored()).contains(wanted);
            assertThat(generation.scored())
                    .allMatch(scored -> scored.candidate()
                            .compression()
                            .equals(wanted.candidate().compression()));
        }
    }

    private static JobContext taken(Station station) throws IOException {
        Inheritance.take(station);
        return JobContext.open(station, CATALOGUE, DataFiles.OF_THE_USER);
    }

    private Station listing(ScoredCandidate candidate) {
        return new Station(
                station.job(),
                station.spec().verification(new UUID(0, 1), FirstTokenJob.PROFILE, candidate.genome()),
                station.directory(),
                station.trained(),
                station.progress(),
                station.cancellation());
    }
}
