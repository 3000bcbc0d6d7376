package org.penjing.job;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ArtefactRepository extends JpaRepository<ArtefactEntity, ArtefactEntity.Key> {
    @Query("select artefact from ArtefactEntity artefact"
            + " where artefact.key.job = :job and artefact.key.profile = :profile order by artefact.key.name")
    List<ArtefactEntity> findByProfile(UUID job, String profile);
}
