package org.penjing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penjing.job.request.JobSpec;
import org.penjing.job.request.JobSpecReader;
import org.penjing.job.request.KnownNames;
import org.penjing.job.request.ProfileSpec;
import org.penjing.job.request.TrainedJobs;

/** The job files that the demo and the documents submit. */
class ExampleJobsTest {
    @ParameterizedTest
    @CsvSource({
        "sudoku4-job.json, 100",
        "sudoku4-fast-job.json, 40",
        "bench-sudoku4-job.json, 250",
        "sudoku6-job.json, 100",
        "maze9-job.json, 40",
        "sort12-job.json, 100"
    })
    void exampleJobsAreValidAndNameKnownDevices(String file, int evaluations) throws IOException {
        JobSpecReader reader = new JobSpecReader(() -> 0);
        JobSpec job = reader.read(
                Files.readAllBytes(Path.of("docs", "examples", file)),
                new KnownNames(
                        List.of("stm32f446re", "rp2040", "stm32u585ai", "stm32h743zi"),
                        List.of("tiny-recursive", "tiny-recursive-cells")),
                TrainedJobs.NONE);
        assertThat(job.search().evaluations()).isEqualTo(evaluations);
        assertThat(job.profiles())
                .extracting(ProfileSpec::id)
                .allMatch(id -> Files.exists(Path.of("hardware-profiles", id + ".yaml")));
    }
}
