package org.penjing.job.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.penjing.job.work.SearchHistory.ScoredGenome;
import org.penjing.search.pareto.Fitness;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface EvaluationRepository extends JpaRepository<EvaluationEntity, Long> {
    /** What a search needs of an evaluation. */
    record StoredFitness(String genome, String objectives, double violation) {
        ScoredGenome scored() {
            return new ScoredGenome(genome, new Fitness(Lists.read(objectives, Double.class), violation));
        }
    }

    /** In the order of scoring. */
    @Query("select evaluation from EvaluationEntity evaluation where evaluation.job = :job and"
            + " evaluation.profile = :profile order by evaluation.generation, evaluation.position")
    List<EvaluationEntity> findInOrder(UUID job, String profile);

    /** In the order of scoring. */
    @Query("select new org.penjing.job.store.EvaluationRepository$StoredFitness(evaluation.genome,"
            + " evaluation.objectives, evaluation.violation) from EvaluationEntity evaluation where evaluation.job"
            + " = :job and evaluation.profile = :profile order by evaluation.generation, evaluation.position")
    List<StoredFitness> findScored(UUID job, String profile);

    List<EvaluationEntity> findByJobAndProfileAndGeneration(UUID job, String profile, int generation);

    List<EvaluationEntity> findByJobAndProfileAndGenomeIn(UUID job, String profile, Collection<String> genomes);

    /** The first evaluation of every network that was run for other profiles, in the order of their profiles' names. */
    @Query("select evaluation from EvaluationEntity evaluation where evaluation.job = :job and"
            + " evaluation.profile <> :profile and evaluation.genome like '%.0' order by evaluation.profile,"
            + " evaluation.generation, evaluation.position")
    List<EvaluationEntity> findNetworksOfOthers(UUID job, String profile);

    Optional<EvaluationEntity> findByJobAndProfileAndGenome(UUID job, String profile, String genome);

    List<EvaluationEntity> findFirst5ByJobAndProfileOrderByViolationAscGenerationAscPositionAsc(
            UUID job, String profile);
}
