package org.penjing.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.data.Puzzle;
import org.penjing.data.SplitName;
import org.penjing.job.work.DataFiles;
import org.penjing.job.work.Figures;
import org.penjing.job.work.ScoredCandidate;
import org.penjing.pipeline.context.Catalogue;
import org.penjing.pipeline.context.JobData;
import org.penjing.process.ChildJvms;
import org.penjing.task.Samples;

/** Each station works on the split that its figure is said to be of. */
class ChoiceOfSplitTest {
    @TempDir
    private Path directory;

    private FirstTokenJob job;

    @BeforeEach
    void write() throws IOException {
        job = FirstTokenJob.in(directory);
    }

    @Test
    void theDataStationKeepsEachFilesPuzzlesApart() throws IOException {
        JobData data = job.context().data();
        assertThat(rightShare(given(SplitName.TRAINING))).isEqualTo(FirstTokenJob.TRAINING_ACCURACY);
        assertThat(rightShare(data.validation())).isEqualTo(FirstTokenJob.VALIDATION_ACCURACY);
        assertThat(rightShare(data.test())).isEqualTo(FirstTokenJob.TEST_ACCURACY);
    }

    @Test
    void theTrainingProcessIsGivenTheValidationPuzzles() throws IOException {
        JobData data = job.context().data();
        assertThat(given(SplitName.VALIDATION)).isEqualTo(data.validation());
    }

    @Test
    void theFloatNetworkIsMeasuredOnEachHeldOutSplit() throws IOException {
        FloatBaseline baseline = FloatBaseline.of(job.context());
        assertThat(baseline.validation().score()).isEqualTo(FirstTokenJob.VALIDATION_ACCURACY);
        assertThat(baseline.test().score()).isEqualTo(FirstTokenJob.TEST_ACCURACY);
    }

    @Test
    void whatTheJobIsToldOfTheFloatNetworkIsOfTheTestSplit() throws IOException {
        try (RealWorkbench workbench = new RealWorkbench(
                Catalogue.load(Path.of("")), DataFiles.OF_THE_USER, ChildJvms.temporary(), 128, 128)) {
            assertThat(workbench.train(job.station()).score()).isEqualTo(FirstTokenJob.TEST_ACCURACY);
        }
    }

    @Test
    void theSearchEstimatesOnTheValidationSplitAndComparesWithTheFloatNetworkThere() throws IOException {
        List<ScoredCandidate> scored = job.firstGeneration();
        assertThat(scored).isNotEmpty().allSatisfy(candidate -> {
            assertThat(exact(candidate.figures())).isEqualTo(FirstTokenJob.VALIDATION_ACCURACY);
            assertThat(candidate.violated()).as("the drop is 0 points there").isEmpty();
        });
    }

    @Test
    void theVerificationMeasuresOnTheTestSplit() throws IOException {
        assertThat(exact(job.verified(job.tunedFinalist(), directory.resolve("verified"))
                        .figures()))
                .isEqualTo(FirstTokenJob.TEST_ACCURACY);
    }

    private Samples given(SplitName split) {
        return job.context().files().read(split, job.context().task());
    }

    private static double exact(Figures figures) {
        return Objects.requireNonNull(figures.quality()).score();
    }

    private static double rightShare(Samples samples) {
        return samples.all().stream()
                .map(sample -> ((Puzzle) sample).answer())
                .collect(Collectors.averagingInt(
                        answer -> answer[0] == 0 && answer[1] == 0 && answer[2] == 0 && answer[3] == 0 ? 1 : 0));
    }
}
