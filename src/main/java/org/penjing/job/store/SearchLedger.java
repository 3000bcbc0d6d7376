package org.penjing.job.store;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penjing.job.state.Claim;
import org.penjing.job.state.Criterion;
import org.penjing.job.state.FrontShares;
import org.penjing.job.state.GenerationSummary;
import org.penjing.job.state.JobEvent;
import org.penjing.job.state.JobState;
import org.penjing.job.state.ProfileKey;
import org.penjing.job.state.Selection;
import org.penjing.job.work.GenerationResult;
import org.penjing.job.work.ScoredCandidate;
import org.penjing.job.work.SearchHistory;
import org.penjing.job.work.SearchHistory.ScoredGenome;
import org.penjing.search.space.Candidate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is stored of searches: evaluations and generations, committed together. Fences like {@link Ledger}. */
@Component
@Transactional
public class SearchLedger {
    private final EntityManager store;
    private final JobRepository jobs;
    private final ProfileRepository profiles;
    private final EvaluationRepository evaluations;
    private final GenerationRepository generations;
    private final Fronts fronts;
    private final JobEvents events;
    private final Clock clock;

    SearchLedger(
            EntityManager store,
            JobRepository jobs,
            ProfileRepository profiles,
            EvaluationRepository evaluations,
            GenerationRepository generations,
            Fronts fronts,
            JobEvents events,
            Clock clock) {
        this.store = store;
        this.jobs = jobs;
        this.profiles = profiles;
        this.evaluations = evaluations;
        this.generations = generations;
        this.fronts = fronts;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public SearchHistory history(Claim claim, String profile) {
        UUID job = claim.job();
        List<Candidate> listed = fronts.listed(claim.spec(), profile);
        int generation =
                profiles.findById(new ProfileKey(job, profile)).orElseThrow().generation();
        List<Candidate> elsewhere = evaluations.findNetworksOfOthers(job, profile).stream()
                .map(evaluation -> evaluation.scored().candidate())
                .toList();
        if (generation == 0) {
            return SearchHistory.start(elsewhere, listed);
        }
        String checkpoint = generations
                .findById(new GenerationEntity.Key(job, profile, generation))
                .orElseThrow()
                .checkpoint();
        List<ScoredGenome> scored = evaluations.findScored(job, profile).stream()
                .map(EvaluationRepository.StoredFitness::scored)
                .toList();
        List<ScoredCandidate> newest = evaluations.findByJobAndProfileAndGeneration(job, profile, generation).stream()
                .map(EvaluationEntity::scored)
                .toList();
        return new SearchHistory(generation, scored, newest, checkpoint, elsewhere, listed);
    }

    @Transactional(readOnly = true)
    public List<GenerationSummary> generations(UUID job, String profile) {
        List<GenerationEntity> stored = generations.findByProfile(job, profile);
        if (stored.isEmpty()) {
            return List.of();
        }
        Set<String> genomes = new TreeSet<>();
        stored.forEach(generation -> genomes.addAll(generation.front()));
        Map<String, List<Double>> objectives = new HashMap<>();
        evaluations
                .findByJobAndProfileAndGenomeIn(job, profile, genomes)
                .forEach(evaluation -> objectives.put(
                        evaluation.genome(), evaluation.scored().fitness().objectives()));
        FrontShares shares = new FrontShares(objectives, stored.getLast().front());
        return stored.stream()
                .map(generation -> generation.summary(shares.of(generation.front())))
                .toList();
    }

    /**
     * Stores a generation with its evaluations.
     *
     * @param spent time that the generation took
     * @param last whether the search of the profile ends with it
     * @param fraction of all searches that is done with it
     */
    public void store(
            Claim claim, String profileId, GenerationResult result, Duration spent, boolean last, double fraction) {
        JobEntity job = jobs.findLocked(claim.job()).orElseThrow();
        job.requireEpoch(claim.epoch());
        job.require(JobState.SEARCHING);
        ProfileKey key = new ProfileKey(claim.job(), profileId);
        ProfileEntity profile = profiles.findById(key).orElseThrow();
        int position = 0;
        for (ScoredCandidate scored : result.scored()) {
            store.persist(new EvaluationEntity(key, result.generation(), position++, scored));
        }
        profile.advance(result, spent);
        store.flush();
        profile.lead(leader(key, Criterion.of(claim.spec().search())));
        if (last) {
            profile.finishSearch();
        }
        supersede(key, result.generation() - 1);
        store.persist(new GenerationEntity(key, result, profile.evaluations(), clock.instant()));
        int infeasible = (int)
                result.scored().stream().filter(scored -> !scored.feasible()).count();
        job.count(result.scored().size(), infeasible, result.cached(), result.failed());
        job.progress(profileId + ": generation " + result.generation(), fraction, clock.instant());
        events.publish(new JobEvent.GenerationStored(
                claim.job(),
                profileId,
                result.generation(),
                profile.evaluations(),
                result.networks(),
                result.scored().size(),
                infeasible,
                result.cached(),
                result.failed(),
                result.front().size(),
                result.hypervolume(),
                result.scoringTime()));
    }

    private void supersede(ProfileKey key, int generation) {
        generations
                .findById(new GenerationEntity.Key(key.job(), key.profile(), generation))
                .ifPresent(GenerationEntity::supersede);
    }

    private @Nullable String leader(ProfileKey key, Criterion criterion) {
        return Selection.leader(fronts.candidates(key), criterion)
                .map(ScoredCandidate::genome)
                .orElse(null);
    }
}
