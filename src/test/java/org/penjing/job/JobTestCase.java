package org.penjing.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.penjing.job.state.JobState;
import org.penjing.job.store.Fronts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server without HTTP whose stations are fakes, and jobs that run in the test's own thread. */
@SpringBootTest(
        classes = JobTestContext.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:jobs",
            "penjing.home=unused",
            "db-scheduler.enabled=false",
            "penjing.jobs.disk-reserve=1KB",
            // Jobs fail on purpose here.
            "logging.level.org.penjing.job.JobRunner=off"
        })
abstract class JobTestCase {
    @Autowired
    Jobs jobs;

    @Autowired
    Results results;

    @Autowired
    Fronts fronts;

    @Autowired
    JdbcClient database;

    @Autowired
    JobRunner runner;

    @Autowired
    FakeWorkbench workbench;

    @BeforeEach
    final void reset() {
        workbench.reset();
    }

    UUID submit(String json) {
        return jobs.submit(jobs.read(JobFiles.bytes(json))).id();
    }

    UUID completed(String json) {
        UUID id = submit(json);
        runner.run(id);
        assertThat(state(id).isTerminal()).isTrue();
        return id;
    }

    JobState state(UUID id) {
        return jobs.get(id).state();
    }

    int stored(UUID id) {
        return stored(id, "m4");
    }

    int stored(UUID id, String profile) {
        return database.sql("select count(*) from evaluation where job_id = ? and profile = ?")
                .params(id, profile)
                .query(Integer.class)
                .single();
    }
}
