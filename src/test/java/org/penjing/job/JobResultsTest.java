package org.penjing.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.penjing.export.Bundle;
import org.penjing.hardware.Limit;
import org.penjing.hardware.LimitCheck;
import org.penjing.job.files.ArtefactView;
import org.penjing.job.state.IllegalJobStateException;
import org.penjing.job.state.JobState;
import org.penjing.job.state.NotFoundException;
import org.penjing.job.state.ProfileKey;
import org.penjing.job.work.FeasibilityReport.ProfileFeasibility;
import org.penjing.job.work.FrontPoint;

/** What a job leaves: fronts, finalists, or why there are none. */
class JobResultsTest extends JobTestCase {
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
}
