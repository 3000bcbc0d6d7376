package org.penjing.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.job.work.GenerationResult;
import org.penjing.job.work.ScoredCandidate;
import org.penjing.job.work.SearchHistory;
import org.penjing.job.work.SearchRun;
import org.penjing.network.RandomModels;
import org.penjing.process.ChildJvms;
import org.penjing.search.space.Candidate;
import org.penjing.search.space.CandidateSpace;

/** The searches of a {@link FirstTokenJob}, when another profile has run a network after their end. */
class SharedNetworksTest {

    @TempDir
    Path directory;

    @Test
    void anEndedSearchTakesOverWhatAnotherProfileHasRunAtEveryDepthAndNoCost() throws IOException {
        FirstTokenJob job = FirstTokenJob.in(directory);
        try (SearchStation searches = new SearchStation(job.context(), ChildJvms.temporary(), 1L << 30)) {
            GenerationResult first;
            try (SearchRun run = searches.open(FirstTokenJob.PROFILE, SearchHistory.start(List.of(), List.of()))) {
                first = run.step();
                assertThat(run.share()).isEmpty();
            }
            Candidate elsewhere = notAmong(first, job);
            try (SearchRun run = searches.open(
                    FirstTokenJob.PROFILE,
                    after(first, List.of(elsewhere, first.scored().getFirst().candidate())))) {
                GenerationResult shared = run.share().orElseThrow();
                assertThat(shared.generation()).isEqualTo(first.generation() + 1);
                assertThat(shared.networks()).isZero();
                assertThat(shared.scored())
                        .extracting(ScoredCandidate::candidate)
                        .containsExactlyElementsOf(everyDepth(job, elsewhere));
                assertThat(run.share()).isEmpty();
            }
        }
    }

    private static SearchHistory after(GenerationResult first, List<Candidate> elsewhere) {
        return new SearchHistory(
                first.generation(),
                first.scored().stream()
                        .map(scored -> new SearchHistory.ScoredGenome(scored.genome(), scored.fitness()))
                        .toList(),
                first.scored(),
                first.checkpoint(),
                elsewhere,
                List.of());
    }

    private static Candidate notAmong(GenerationResult generation, FirstTokenJob job) {
        CandidateSpace space = space(job);
        Candidate candidate = space.candidate(space.random(RandomModels.random(5)));
        assertThat(generation.scored())
                .extracting(scored -> scored.candidate().compression())
                .doesNotContain(candidate.compression());
        return candidate;
    }

    private static List<Candidate> everyDepth(FirstTokenJob job, Candidate candidate) {
        CandidateSpace space = space(job);
        return space.everyDepth(space.genome(candidate)).stream()
                .map(space::candidate)
                .toList();
    }

    private static CandidateSpace space(FirstTokenJob job) {
        return job.context().target(FirstTokenJob.PROFILE).space();
    }
}
