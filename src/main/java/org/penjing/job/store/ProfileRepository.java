package org.penjing.job.store;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.penjing.job.state.ProfileKey;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface ProfileRepository extends JpaRepository<ProfileEntity, ProfileKey> {
    @Query("select profile from ProfileEntity profile where profile.key.job in :jobs order by profile.position")
    List<ProfileEntity> findByJobs(Collection<UUID> jobs);
}
