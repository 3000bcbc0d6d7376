package org.penjing.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.penjing.base.InvalidInputException;
import org.penjing.job.JobFiles;
import org.penjing.job.request.JobSpec;
import org.penjing.job.request.JobSpecReader;
import org.penjing.job.request.TrainedJobs;
import org.penjing.job.work.Cancellation;
import org.penjing.job.work.DataFiles;
import org.penjing.pipeline.context.Catalogue;
import org.penjing.process.ChildJvms;

class MemoryCheckTest {
    private static final Catalogue CATALOGUE = Catalogue.load(Path.of(""));

    @Test
    void refusesNetworksThatCannotBeRunInTheMemoryThatThereIs() {
        try (RealWorkbench workbench =
                new RealWorkbench(CATALOGUE, DataFiles.OF_THE_USER, ChildJvms.temporary(), 128, 1024)) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> workbench.check(mazes("64x64"), null, new Cancellation()))
                    .satisfies(refused -> assertThat(refused.faults())
                            .singleElement()
                            .satisfies(fault -> {
                                assertThat(fault.field()).isEqualTo("model");
                                assertThat(fault.remedy()).contains("penjing.scoring.megabytes");
                            }));
            assertThat(workbench.check(mazes("32x32"), null, new Cancellation()).profiles())
                    .isNotEmpty();
        }
    }

    private static JobSpec mazes(String size) {
        return new JobSpecReader(() -> 1)
                .read(JobFiles.bytes("""
                    {"model": {"mixer": "attention", "width": 16},
                     "data": {"generator": {"puzzle": "maze", "size": "SIZE", "count": 200, "difficulty": "easy"}},
                     "profiles": [{"id": "stm32h743zi"}]}
                    """.replace("SIZE", size)), CATALOGUE.names(), TrainedJobs.NONE);
    }
}
