package org.penjing.job;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface EvaluationRepository extends JpaRepository<EvaluationEntity, Long> {
    List<EvaluationEntity> findByJobAndProfileOrderByPosition(UUID job, String profile);

    List<EvaluationEntity> findByJobAndProfileAndGenomeIn(UUID job, String profile, Collection<String> genomes);

    Optional<EvaluationEntity> findByJobAndProfileAndGenome(UUID job, String profile, String genome);

    List<EvaluationEntity> findFirst5ByJobAndProfileOrderByViolationAscPositionAsc(UUID job, String profile);
}
