package org.penjing.job.store;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface ArtefactRepository extends JpaRepository<ArtefactEntity, ArtefactEntity.Key> {
    @Query("select artefact from ArtefactEntity artefact where artefact.key.job = :job"
            + " and artefact.key.profile = :profile and artefact.key.place = :place order by artefact.key.name")
    List<ArtefactEntity> findByFinalist(UUID job, String profile, int place);

    /** The ranks of the finalists that have files. */
    @Query("select distinct artefact.key.place from ArtefactEntity artefact"
            + " where artefact.key.job = :job and artefact.key.profile = :profile order by artefact.key.place")
    List<Integer> findRanks(UUID job, String profile);
}
