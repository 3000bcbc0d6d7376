package org.penjing.job.store;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface GenerationRepository extends JpaRepository<GenerationEntity, GenerationEntity.Key> {
    @Query("select generation from GenerationEntity generation where generation.key.job = :job and"
            + " generation.key.profile = :profile order by generation.key.generation")
    List<GenerationEntity> findByProfile(UUID job, String profile);
}
