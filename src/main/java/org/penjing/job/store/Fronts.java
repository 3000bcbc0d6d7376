package org.penjing.job.store;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Lookup;
import org.penjing.job.request.JobSpec;
import org.penjing.job.request.SupernetSpec;
import org.penjing.job.state.ProfileKey;
import org.penjing.job.state.Shortfall;
import org.penjing.job.work.FrontPoint;
import org.penjing.job.work.ScoredCandidate;
import org.penjing.job.work.Verified;
import org.penjing.search.space.Candidate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads stored evaluations as points of fronts. */
@Component
@Transactional(readOnly = true)
public class Fronts {
    private static final Comparator<ScoredCandidate> BY_SIZE = Comparator.comparingLong(
                    (ScoredCandidate candidate) -> candidate.figures().costs().flashBytes())
            .thenComparingDouble(candidate -> candidate.figures().costs().latencyMillis())
            .thenComparing(ScoredCandidate::genome);

    private final ProfileRepository profiles;
    private final EvaluationRepository evaluations;
    private final FinalistRepository finalists;

    Fronts(ProfileRepository profiles, EvaluationRepository evaluations, FinalistRepository finalists) {
        this.profiles = profiles;
        this.evaluations = evaluations;
        this.finalists = finalists;
    }

    /** The candidates of the current front, in the order in which the search keeps them. */
    List<ScoredCandidate> candidates(ProfileKey key) {
        List<String> front = profiles.findById(key).orElseThrow().front();
        Map<String, ScoredCandidate> byGenome = new HashMap<>();
        evaluations
                .findByJobAndProfileAndGenomeIn(key.job(), key.profile(), front)
                .forEach(evaluation -> byGenome.put(evaluation.genome(), evaluation.scored()));
        return front.stream().map(genome -> Lookup.in(byGenome, genome)).toList();
    }

    /** The current front, the smallest first. */
    public List<FrontPoint> points(ProfileKey key) {
        return withVerified(key, candidates(key).stream().sorted(BY_SIZE).toList());
    }

    /** The candidates that break the limits least. */
    public List<FrontPoint> nearest(ProfileKey key) {
        return withVerified(
                key,
                evaluations
                        .findFirst5ByJobAndProfileOrderByViolationAscGenerationAscPositionAsc(key.job(), key.profile())
                        .stream()
                        .map(EvaluationEntity::scored)
                        .toList());
    }

    ScoredCandidate candidate(ProfileKey key, String genome) {
        return evaluations
                .findByJobAndProfileAndGenome(key.job(), key.profile(), genome)
                .orElseThrow()
                .scored();
    }

    public FrontPoint point(ProfileKey key, String genome) {
        return withVerified(key, List.of(candidate(key, genome))).getFirst();
    }

    /** The candidates that a job names, as the search of the job that trained its supernet has them; none for a search. */
    List<Candidate> listed(JobSpec spec, String profile) {
        SupernetSpec supernet = spec.supernet();
        return supernet == null
                ? List.of()
                : spec.search().genomes().stream()
                        .map(genome -> candidate(new ProfileKey(supernet.job(), profile), genome)
                                .candidate())
                        .toList();
    }

    /** What a profile's search has found of {@code candidates}, whether they meet the limits or not. */
    List<ScoredCandidate> scored(ProfileKey key, List<Candidate> candidates) {
        return evaluations.findInOrder(key.job(), key.profile()).stream()
                .map(EvaluationEntity::scored)
                .filter(scored -> candidates.contains(scored.candidate()))
                .toList();
    }

    /** What binds where nothing is feasible, in words. */
    public String shortfall(ProfileKey key) {
        return key.profile() + ": "
                + Shortfall.of(evaluations.findInOrder(key.job(), key.profile()).stream()
                        .map(EvaluationEntity::scored)
                        .toList());
    }

    private List<FrontPoint> withVerified(ProfileKey key, List<ScoredCandidate> candidates) {
        Map<String, FinalistEntity> chosen = new HashMap<>();
        finalists.findByProfile(key.job(), key.profile()).forEach(finalist -> chosen.put(finalist.genome(), finalist));
        return candidates.stream()
                .map(candidate -> point(candidate, chosen.get(candidate.genome())))
                .toList();
    }

    private static FrontPoint point(ScoredCandidate candidate, @Nullable FinalistEntity finalist) {
        Verified outcome = finalist == null ? null : finalist.outcome(candidate.candidate());
        return finalist == null || outcome == null
                ? FrontPoint.estimated(candidate)
                : FrontPoint.verified(candidate, finalist.place(), outcome);
    }
}
