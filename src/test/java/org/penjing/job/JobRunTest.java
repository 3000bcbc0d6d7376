package org.penjing.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penjing.job.files.Home;
import org.penjing.job.state.Claim;
import org.penjing.job.state.FencedOffException;
import org.penjing.job.state.IllegalJobStateException;
import org.penjing.job.state.JobState;
import org.penjing.job.store.JobEvents;
import org.penjing.job.store.Ledger;
import org.penjing.job.store.SearchLedger;
import org.penjing.job.work.Cancellation;
import org.penjing.job.work.FrontPoint;
import org.penjing.job.work.Station;
import org.penjing.job.work.WorkbenchException;
import org.springframework.beans.factory.annotation.Autowired;

/** How a job runs, is interrupted, and ends. */
class JobRunTest extends JobTestCase {
    private static @Nullable List<String> undisturbed;

    @Autowired
    private Ledger ledger;

    @Autowired
    private SearchLedger searches;

    @Autowired
    private JobEvents events;

    @Autowired
    private Home home;

    @Autowired
    private JobTestContext.SettableClock clock;

    @Test
    void walksThroughEveryStageInOrder() throws IOException {
        UUID id = submit(JobFiles.SMALL);
        List<JobState> states = new ArrayList<>();
        try (JobRun run = run(id)) {
            do {
                if (states.isEmpty() || states.getLast() != state(id)) {
                    states.add(state(id));
                }
            } while (run.step());
        }
        assertThat(states)
                .containsExactly(
                        JobState.QUEUED,
                        JobState.TRAINING,
                        JobState.SEARCHING,
                        JobState.FINE_TUNING,
                        JobState.VERIFYING,
                        JobState.COMPLETED);
        assertThat(workbench.calls)
                .contains(
                        "train",
                        "step:m4:1",
                        "step:m0:1",
                        "fineTune:m4:2",
                        "verify:m0:2",
                        "publish:m4:1",
                        "publish:m4:2",
                        "publish:m0:1");
        assertThat(workbench.calls.indexOf("step:m0:1")).isGreaterThan(workbench.calls.lastIndexOf("step:m4:5"));
    }

    @Test
    void storesEveryEvaluationOnceAndCountsThem() {
        UUID id = completed(JobFiles.SMALL);
        JobView job = jobs.get(id);
        assertThat(workbench.scored).hasSizeGreaterThanOrEqualTo(40);
        assertThat(job.evaluations().scored()).isEqualTo(stored(id, "m4") + stored(id, "m0"));
        assertThat(job.profiles().stream().mapToInt(ProfileView::evaluations).sum())
                .isEqualTo(workbench.scored.size());
        assertThat(new HashSet<>(workbench.scored)).hasSameSizeAs(workbench.scored);
        assertThat(job.percent()).isEqualTo(100);
        assertThat(job.timeLeft()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train",
                "search:m4:0",
                "step:m4:1",
                "step:m4:3",
                "step:m0:2",
                "share:m4",
                "share:m0",
                "fineTune:m4:2",
                "verify:m0:1",
                "publish:m0:2"
            })
    void goesOnAfterACrashWithTheSameFrontAndNoStoredEvaluationRepeated(String call) throws IOException {
        String file = JobFiles.with("\"evaluations\": 20", "\"evaluations\": 12");
        if (undisturbed == null) {
            undisturbed = fronts(completed(file));
            workbench.reset();
        }
        UUID id = submit(file);
        crashAt(id, call);
        assertThat(workbench.calls.getLast()).isEqualTo(call);
        finish(id);
        assertThat(state(id)).isEqualTo(JobState.COMPLETED);
        assertThat(fronts(id)).isEqualTo(undisturbed);
        assertThat(new HashSet<>(workbench.scored)).hasSameSizeAs(workbench.scored);
    }

    @Test
    void resultOfAFencedOffRunIsRefused() throws IOException {
        UUID id = submit(JobFiles.SMALL);
        JobRun zombie = run(id);
        while (jobs.get(id).profiles().getFirst().generation() < 2) {
            zombie.step();
        }
        int stored = stored(id);
        workbench.on(point -> {
            if (point.equals("step:m4:3")) {
                ledger.claim(id);
            }
        });
        assertThatThrownBy(zombie::step).isInstanceOf(FencedOffException.class);
        assertThat(stored(id)).isEqualTo(stored);
        assertThat(jobs.get(id).profiles().getFirst().generation()).isEqualTo(2);
        assertThatThrownBy(zombie::step).isInstanceOf(FencedOffException.class);
    }

    @Test
    void cancelledJobStopsWithinTheStepAndStoresNothingMore() {
        UUID id = submit(JobFiles.SMALL);
        workbench.on(point -> {
            if (point.equals("step:m4:3")) {
                jobs.cancel(id);
            }
        });
        assertThat(runner.run(id)).isEqualTo(JobRunner.Outcome.DONE);
        assertThat(state(id)).isEqualTo(JobState.CANCELLED);
        assertThat(jobs.get(id).profiles().getFirst().generation()).isEqualTo(2);
        assertThat(jobs.cancel(id).state()).isEqualTo(JobState.CANCELLED);
        assertThat(runner.run(id)).isEqualTo(JobRunner.Outcome.DONE);
    }

    @Test
    void endedJobRefusesToBeCancelledNamingItsState() {
        UUID id = completed(JobFiles.SMALL);
        assertThatThrownBy(() -> jobs.cancel(id))
                .isInstanceOf(IllegalJobStateException.class)
                .hasMessageContaining("is COMPLETED");
    }

    @Test
    void fullDiskFailsTheJobWithAReasonAndLeavesTheNextOneAlone() {
        UUID id = submit(JobFiles.SMALL);
        workbench.on(point -> {
            if (point.equals("train")) {
                throw new IOException("No space left on device");
            }
        });
        runner.run(id);
        assertThat(state(id)).isEqualTo(JobState.FAILED);
        assertThat(jobs.get(id).reason()).contains("is full", "submit the job again");
        workbench.reset();
        completed(JobFiles.SMALL);
    }

    @Test
    void stationsReasonIsTheJobsReason() {
        UUID id = submit(JobFiles.SMALL);
        workbench.on(_ -> {
            throw new WorkbenchException("the training process needs 2 GB and was killed");
        });
        runner.run(id);
        assertThat(jobs.get(id).reason()).isEqualTo("the training process needs 2 GB and was killed");
    }

    @Test
    void anyErrorOfAStationFailsOnlyItsJob() {
        UUID id = submit(JobFiles.SMALL);
        workbench.on(_ -> {
            throw new AssertionError("broken");
        });
        assertThat(runner.run(id)).isEqualTo(JobRunner.Outcome.DONE);
        assertThat(jobs.get(id).reason()).contains("internal error", "broken");
    }

    @Test
    void stopsAtTheFirstFeasibleCandidateWhenAskedTo() {
        completed(JobFiles.with("\"evaluations\": 20", "\"evaluations\": 20, \"stopWhenMet\": true"));
        assertThat(steps()).containsExactly("step:m4:1", "step:m0:1");
    }

    @Test
    void wallBudgetIsSharedByTheProfiles() {
        workbench.on(point -> {
            if (point.startsWith("step:")) {
                clock.advance(Duration.ofSeconds(2));
            }
        });
        UUID id = submit(JobFiles.with("\"evaluations\": 20", "\"evaluations\": 20, \"wallSeconds\": 8"));
        runner.run(id);
        assertThat(steps()).containsExactly("step:m4:1", "step:m4:2", "step:m0:1", "step:m0:2");
    }

    @Test
    void tellsProgressAndTimeLeft() throws IOException {
        UUID id = submit(JobFiles.SMALL);
        JobRun run = run(id);
        run.step();
        clock.advance(Duration.ofSeconds(40));
        run.step();
        JobView job = jobs.get(id);
        assertThat(job.state()).isEqualTo(JobState.SEARCHING);
        assertThat(job.percent()).isCloseTo(40, within(1e-9));
        assertThat(job.elapsed()).isEqualTo(Duration.ofSeconds(40));
        assertThat(job.timeLeft()).isEqualTo(Duration.ofSeconds(60));
        clock.advance(Duration.ofSeconds(9));
        assertThat(jobs.get(id).sinceSignOfLife()).isEqualTo(Duration.ofSeconds(9));
        assertThat(jobs.get(id).timeLeft())
                .as("counted down while a station says nothing")
                .isEqualTo(Duration.ofSeconds(51));
        jobs.cancel(id);
    }

    private void crashAt(UUID id, String call) throws IOException {
        workbench.on(point -> {
            if (point.equals(call)) {
                throw new ThreadDeathInTest();
            }
        });
        try {
            finish(id);
        } catch (ThreadDeathInTest crashed) {
            workbench.on(_ -> {});
        }
    }

    private void finish(UUID id) throws IOException {
        try (JobRun run = run(id)) {
            boolean more = true;
            while (more) {
                more = run.step();
            }
        }
    }

    private JobRun run(UUID id) throws IOException {
        Claim claim = ledger.claim(id).orElseThrow();
        Cancellation cancellation = new Cancellation();
        LiveProgress progress = new LiveProgress(ledger, events, claim, cancellation, clock, Duration.ofSeconds(1));
        return new JobRun(
                new JobRun.Parts(ledger, searches, fronts, workbench, home, clock),
                claim,
                new Station(id, claim.spec(), home.job(id), home.trained(claim.spec()), progress, cancellation),
                progress);
    }

    private List<String> steps() {
        return workbench.calls.stream().filter(call -> call.startsWith("step:")).toList();
    }

    private List<String> fronts(UUID id) {
        List<String> points = new ArrayList<>();
        for (String profile : List.of("m4", "m0")) {
            List<FrontPoint> front = results.front(id, profile).points();
            assertThat(front).isNotEmpty();
            front.forEach(point -> points.add(profile + " " + point));
        }
        return points;
    }

    private static final class ThreadDeathInTest extends Error {
        private static final long serialVersionUID = 1;
    }
}
