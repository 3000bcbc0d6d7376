package org.penjing.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penjing.export.Bundle;
import org.penjing.hardware.Limit;
import org.penjing.hardware.LimitCheck;
import org.penjing.job.files.ArtefactView;
import org.penjing.job.files.Home;
import org.penjing.job.state.Claim;
import org.penjing.job.state.FencedOffException;
import org.penjing.job.state.IllegalJobStateException;
import org.penjing.job.state.JobState;
import org.penjing.job.state.NotFoundException;
import org.penjing.job.state.ProfileKey;
import org.penjing.job.store.Fronts;
import org.penjing.job.store.JobEvents;
import org.penjing.job.store.Ledger;
import org.penjing.job.store.SearchLedger;
import org.penjing.job.work.Cancellation;
import org.penjing.job.work.FeasibilityReport.ProfileFeasibility;
import org.penjing.job.work.FrontPoint;
import org.penjing.job.work.Station;
import org.penjing.job.work.WorkbenchException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

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
class JobRunTest {
    private static @Nullable List<String> undisturbed;

    @Autowired
    private Jobs jobs;

    @Autowired
    private Results results;

    @Autowired
    private Ledger ledger;

    @Autowired
    private SearchLedger searches;

    @Autowired
    private Fronts fronts;

    @Autowired
    private JdbcClient database;

    @Autowired
    private JobRunner runner;

    @Autowired
    private JobEvents events;

    @Autowired
    private Home home;

    @Autowired
    private FakeWorkbench workbench;

    @Autowired
    private JobTestContext.SettableClock clock;

    @BeforeEach
    void reset() {
        workbench.reset();
    }

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

    @Test
    void whatIsRunForOneProfileCountsForTheOthersBeforeAndAfterIt() {
        UUID id = completed(JobFiles.SMALL);
        assertThat(genomes(id, "m4")).isEqualTo(genomes(id, "m0"));
        assertThat(workbench.scored)
                .allSatisfy(scored ->
                        assertThat(genomes(id, "m4")).contains(scored.substring(scored.lastIndexOf(' ') + 1)));
        assertThat(stored(id, "m4"))
                .isGreaterThan(jobs.get(id).profiles().getFirst().evaluations());
        assertThat(results.front(id, "m4").points())
                .extracting(FrontPoint::genome)
                .isEqualTo(results.front(id, "m0").points().stream()
                        .map(FrontPoint::genome)
                        .toList());
    }

    @Test
    void publishesTheFeasibleFinalistOfHighestAccuracy() {
        UUID id = completed(JobFiles.SMALL);
        FinalistView best = results.best(id, "m4");
        double highest = fronts.points(new ProfileKey(id, "m4")).stream()
                .mapToDouble(candidate -> FakeWorkbench.exact(candidate.estimated()))
                .max()
                .orElseThrow();
        assertThat(FakeWorkbench.exact(best.point().estimated())).isEqualTo(highest);
        assertThat(best.point().verified()).isNotNull();
        assertThat(best.files()).extracting(ArtefactView::name).contains("model.onnx", "bundle.zip");
        assertThat(results.file(id, "m4", "model.onnx"))
                .hasContent("model.onnx " + best.point().genome());
    }

    @Test
    void publishesEveryVerifiedFinalistOfWhichOneIsTheBest() {
        LimitCheck broken = new LimitCheck(Limit.FLASH_BYTES, 2000, 1500);
        workbench.onVerify(finalist -> finalist.rank() == 1 ? List.of(broken) : List.of());
        UUID id = completed(JobFiles.with("\"evaluations\": 20", "\"evaluations\": 20, \"finalists\": 3"));
        for (int rank = 1; rank <= 3; rank++) {
            FinalistView finalist = results.finalist(id, "m4", rank);
            assertThat(finalist.rank()).isEqualTo(rank);
            assertThat(finalist.point().rank()).isEqualTo(rank);
            assertThat(finalist.point().feasible()).isEqualTo(rank != 1);
            assertThat(finalist.files())
                    .extracting(ArtefactView::name)
                    .containsExactlyInAnyOrderElementsOf(Bundle.FILES);
            assertThat(results.file(id, "m4", rank, "model.onnx"))
                    .hasContent("model.onnx " + finalist.point().genome());
        }
        FinalistView best = results.best(id, "m4");
        assertThat(best.best()).isTrue();
        assertThat(best.rank()).isNotEqualTo(1);
        assertThat(results.finalist(id, "m4", best.rank())).isEqualTo(best);
        assertThat(results.finalist(id, "m4", 1).best()).isFalse();
        assertThat(results.finalist(id, "m4", 1).point().violated()).containsExactly(broken);
        assertThat(results.file(id, "m4", 1, "report.json")).content().endsWith(", best " + best.rank());
    }

    @Test
    void ranksWithoutAFinalistAreRefusedNamingThoseThatThereAre() {
        UUID id = completed(JobFiles.SMALL);
        for (int rank : new int[] {0, 3}) {
            assertThatThrownBy(() -> results.finalist(id, "m4", rank))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageEndingWith("has no finalist of rank " + rank + " for m4; it has 1, 2");
            assertThatThrownBy(() -> results.file(id, "m4", rank, "model.onnx")).isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void theSmallestWithinTheToleranceIsTheBestOfAJobThatAsksForIt() {
        UUID accurate = completed(JobFiles.with("\"evaluations\": 20", "\"evaluations\": 20, \"finalists\": 20"));
        UUID smallest = completed(JobFiles.with(
                "\"evaluations\": 20",
                "\"evaluations\": 20, \"finalists\": 20, \"best\": \"smallest\", \"tolerance\": 10"));
        FrontPoint most = results.best(accurate, "m4").point();
        FrontPoint least = results.best(smallest, "m4").point();
        assertThat(least.figures().costs().flashBytes())
                .isLessThan(most.figures().costs().flashBytes());
        assertThat(FakeWorkbench.exact(most.figures()) - FakeWorkbench.exact(least.figures()))
                .isBetween(0.001, 0.1001);
        assertThat(results.front(smallest, "m4").points())
                .filteredOn(point -> FakeWorkbench.exact(most.figures()) - FakeWorkbench.exact(point.figures()) <= 0.1)
                .allMatch(point -> point.figures().costs().flashBytes()
                        >= least.figures().costs().flashBytes());
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
    void unsatisfiableLimitsEndTheJobBeforeTrainingInNumbers() {
        UUID id = completed(JobFiles.SMALL
                .replace("{\"id\": \"m4\"}", limited("m4", 900))
                .replace("{\"id\": \"m0\"}", limited("m0", 800)));
        JobView job = jobs.get(id);
        assertThat(job.state()).isEqualTo(JobState.COMPLETED_INFEASIBLE);
        assertThat(job.reason())
                .contains("m4", "1000 of at most 900 bytes of flash", "1000 of at most 800 bytes of flash");
        assertThat(workbench.calls).isEmpty();
        assertThat(results.front(id, "m4").feasibility())
                .isNotNull()
                .extracting(ProfileFeasibility::satisfiable)
                .isEqualTo(false);
    }

    @Test
    void unsatisfiableProfileIsLeftOutAndTheOthersAreSearched() {
        UUID id = completed(JobFiles.with("{\"id\": \"m4\"}", limited("m4", 900)));
        assertThat(state(id)).isEqualTo(JobState.COMPLETED);
        assertThat(workbench.calls).contains("step:m0:1").doesNotContain("step:m4:1");
        assertThatThrownBy(() -> results.best(id, "m4"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("COMPLETED");
    }

    @Test
    void searchWithoutAnyFeasibleCandidateKeepsTheNearest() {
        // satisfiable by the narrowest candidates alone, of which this seed proposes none
        UUID id = completed("""
            {"seed": 3, "model": {}, "data": {"generator": {"puzzle": "sudoku"}},
             "search": {"evaluations": 4}, "profiles": [{"id": "m4", "limits": {"flashBytes": 1000}}]}
            """);
        JobView job = jobs.get(id);
        assertThat(job.state()).isEqualTo(JobState.COMPLETED_INFEASIBLE);
        assertThat(job.reason()).contains("m4: no network that was run fits 1000 bytes of flash; the nearest needs");
        FrontView front = results.front(id, "m4");
        assertThat(front.points()).isEmpty();
        assertThat(front.nearest()).isNotEmpty().allMatch(point -> !point.feasible());
        List<Long> flash = front.nearest().stream()
                .map(point -> point.estimated().costs().flashBytes())
                .toList();
        assertThat(flash).isSorted();
        assertThat(job.evaluations().infeasible()).isEqualTo(job.evaluations().scored());
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

    @Test
    void frontIsNotThereBeforeTheFirstGeneration() {
        UUID id = submit(JobFiles.SMALL);
        assertThatThrownBy(() -> results.front(id, "m4"))
                .isInstanceOf(IllegalJobStateException.class)
                .hasMessageContaining("is QUEUED");
        assertThatThrownBy(() -> results.front(id, "m7")).isInstanceOf(NotFoundException.class);
    }

    private static String limited(String profile, long flashBytes) {
        return "{\"id\": \"" + profile + "\", \"limits\": {\"flashBytes\": " + flashBytes + "}}";
    }

    private UUID submit(String json) {
        return jobs.submit(jobs.read(JobFiles.bytes(json))).id();
    }

    private UUID completed(String json) {
        UUID id = submit(json);
        runner.run(id);
        assertThat(state(id).isTerminal()).isTrue();
        return id;
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

    private JobState state(UUID id) {
        return jobs.get(id).state();
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

    private int stored(UUID id) {
        return stored(id, "m4");
    }

    private int stored(UUID id, String profile) {
        return database.sql("select count(*) from evaluation where job_id = ? and profile = ?")
                .params(id, profile)
                .query(Integer.class)
                .single();
    }

    private Set<String> genomes(UUID id, String profile) {
        return database
                .sql("select genome from evaluation where job_id = ? and profile = ?")
                .params(id, profile)
                .query(String.class)
                .list()
                .stream()
                .map(String::valueOf)
                .collect(Collectors.toSet());
    }

    private static final class ThreadDeathInTest extends Error {
        private static final long serialVersionUID = 1;
    }
}
