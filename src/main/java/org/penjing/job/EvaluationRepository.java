package org.penjing.job;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface EvaluationRepository extends JpaRepository<EvaluationEntity, Long> {
    List<EvaluationEntity> findByJobAndProfileOrderByPosition(UUID job, String profile);

    List<EvaluationEntity> findByJobAndProfileAndGenomeIn(UUID job, String profile, Collection<String> genomes);

    int countByJobAndProfile(UUID job, String profile);

    /** The first evaluation of every network that was run for other profiles, in the order of their profiles' names. */
    @Query("select evaluation from EvaluationEntity evaluation where evaluation.job = :job and"
            + " evaluation.profile <> :profile and evaluation.genome like '%.0' order by evaluation.profile,"
            + " evaluation.position")
    List<EvaluationEntity> findNetworksOfOthers(UUID job, String profile);

    Optional<EvaluationEntity> findByJobAndProfileAndGenome(UUID job, String profile, String genome);

    List<EvaluationEntity> findFirst5ByJobAndProfileOrderByViolationAscPositionAsc(UUID job, String profile);
}
