package org.penjing.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penjing.job.state.JobState;
import org.penjing.job.store.Ledger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/** Jobs whose runs end without a word, as they do when the system kills the server, and jobs of other versions. */
@SpringBootTest(
        classes = JobTestContext.class,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:deadruns",
            "penjing.home=unused",
            "db-scheduler.enabled=false",
            "penjing.jobs.disk-reserve=1KB"
        })
class DeadRunsTest {
    @Autowired
    private Jobs jobs;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JobRunner runner;

    @Autowired
    private FakeWorkbench workbench;

    @Autowired
    private JdbcTemplate database;

    @BeforeEach
    void reset() {
        workbench.reset();
    }

    @Test
    void aJobWhoseRunsKeepDyingEndsAsFailedWithTheReason() {
        UUID id = submit();
        for (int run = 0; run < Ledger.MOST_ATTEMPTS; run++) {
            assertThat(ledger.claim(id)).isPresent();
        }
        assertThat(runner.run(id)).isEqualTo(JobRunner.Outcome.DONE);
        assertThat(jobs.get(id).state()).isEqualTo(JobState.FAILED);
        assertThat(jobs.get(id).reason()).contains("died 5 times", "memory");
    }

    @Test
    void runsThatGetFurtherMayDieAsOftenAsTheyLike() {
        UUID id = submit();
        for (int run = 0; run < 3 * Ledger.MOST_ATTEMPTS; run++) {
            ledger.progress(ledger.claim(id).orElseThrow(), "on", (run + 1) / 100.0, Map.of());
        }
        for (int run = 1; run < Ledger.MOST_ATTEMPTS; run++) {
            ledger.progress(ledger.claim(id).orElseThrow(), "again", 0.05, Map.of());
        }
        runner.run(id);
        assertThat(jobs.get(id).state()).isEqualTo(JobState.COMPLETED);
    }

    @Test
    void runsThatEndWithTheirServerDoNotCount() {
        UUID id = submit();
        for (int run = 0; run < 3 * Ledger.MOST_ATTEMPTS; run++) {
            ledger.suspend(ledger.claim(id).orElseThrow());
        }
        runner.run(id);
        assertThat(jobs.get(id).state()).isEqualTo(JobState.COMPLETED);
    }

    @Test
    void aStoredJobThatTodaysRulesRefuseIsListedAndEndsAsFailedWithTheReason() {
        UUID id = submit();
        UUID unreadable = submit();
        database.update("update job set spec = replace(spec, 'sudoku', 'crossword') where id = ?", id);
        database.update("update job set spec = '{' where id = ?", unreadable);
        assertThat(jobs.list(null, 0, 20).jobs()).extracting(JobView::id).contains(id, unreadable);
        for (UUID foreign : new UUID[] {id, unreadable}) {
            assertThat(runner.run(foreign)).isEqualTo(JobRunner.Outcome.DONE);
            assertThat(jobs.get(foreign).state()).isEqualTo(JobState.FAILED);
            assertThat(jobs.get(foreign).reason()).startsWith("another version of Penjing took this job");
        }
        assertThat(jobs.get(id).reason()).contains("crossword");
    }

    @Test
    void damagedRowsHideNoOtherJob() {
        UUID whole = submit();
        UUID damaged = submit();
        for (UUID id : new UUID[] {whole, damaged}) {
            runner.run(id);
        }
        database.update("update job set spec = '{', feasibility = '{', baseline = '{' where id = ?", damaged);
        database.update("update finalist set verified = '{' where job_id = ?", damaged);
        assertThat(jobs.list(null, 0, 20).jobs()).extracting(JobView::id).contains(whole, damaged);
        assertThat(jobs.get(damaged).baseline()).isNull();
        assertThat(jobs.get(damaged).feasibility()).isNull();
        assertThat(jobs.get(whole).baseline()).isNotNull();
    }

    private UUID submit() {
        return jobs.submit(jobs.read(JobFiles.bytes(JobFiles.SMALL))).id();
    }
}
