package org.penjing.job.store;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface FinalistRepository extends JpaRepository<FinalistEntity, FinalistEntity.Key> {
    @Query("select finalist from FinalistEntity finalist where finalist.key.job = :job"
            + " order by finalist.key.profile, finalist.key.place")
    List<FinalistEntity> findByJob(UUID job);

    @Query("select finalist from FinalistEntity finalist where finalist.key.job = :job"
            + " and finalist.key.profile = :profile order by finalist.key.place")
    List<FinalistEntity> findByProfile(UUID job, String profile);
}
