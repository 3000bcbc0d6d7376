package org.penjing.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.penjing.job.request.JobSpec;
import org.penjing.job.state.JobState;
import org.penjing.job.state.NotFoundException;
import org.penjing.job.work.FrontPoint;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(
        classes = JobTestContext.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:jobs",
            "penjing.home=unused",
            "db-scheduler.enabled=false",
            "penjing.jobs.disk-reserve=1KB"
        })
class TrainedSupernetTest {
    @Autowired
    private Jobs jobs;

    @Autowired
    private Results results;

    @Autowired
    private JobRunner runner;

    @Autowired
    private FakeWorkbench workbench;

    @AfterEach
    void reset() {
        workbench.reset();
    }

    @Test
    void aFinishedSupernetIsSearchedUnderOtherLimits() {
        UUID trained = completed(read(JobFiles.SMALL));
        UUID again = completed(read("{\"supernet\": {\"job\": \"" + trained + "\"}, \"search\": {\"evaluations\": 20},"
                + " \"profiles\": [{\"id\": \"m4\", \"limits\": {\"flashBytes\": 3000}}]}"));
        assertThat(jobs.get(again).state()).isEqualTo(JobState.COMPLETED);
        assertThat(results.front(again, "m4").points())
                .isNotEmpty()
                .allMatch(point -> point.estimated().costs().flashBytes() <= 3000);
    }

    @Test
    void anyOtherPointOfAFrontIsTunedAndVerifiedLater() {
        UUID trained = completed(read(JobFiles.SMALL));
        FrontPoint point = results.front(trained, "m4").points().stream()
                .filter(other -> other.verified() == null)
                .findFirst()
                .orElseThrow();
        workbench.calls.clear();

        UUID verification = completed(jobs.verification(trained, "m4", point.genome()));

        assertThat(workbench.calls)
                .containsOnlyOnce("fineTune:m4:1", "verify:m4:1")
                .noneMatch(call -> call.contains("m0"));
        assertThat(results.front(verification, "m4").points())
                .extracting(FrontPoint::genome, FrontPoint::estimated)
                .containsExactly(tuple(point.genome(), point.estimated()));
        assertThat(results.best(verification, "m4").point().verified()).isNotNull();
        assertThat(results.front(trained, "m4").points()).contains(point);
    }

    @Test
    void candidatesThatWereNotRunAreNotVerified() {
        UUID trained = completed(read(JobFiles.SMALL));
        assertThatThrownBy(() -> jobs.verification(trained, "m4", "77"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("has run no candidate 77 for m4");
    }

    private JobSpec read(String json) {
        return jobs.read(JobFiles.bytes(json));
    }

    private UUID completed(JobSpec spec) {
        UUID id = jobs.submit(spec).id();
        runner.run(id);
        assertThat(jobs.get(id).state()).isEqualTo(JobState.COMPLETED);
        return id;
    }
}
