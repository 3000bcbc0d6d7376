package org.penjing.job.store;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.penjing.job.state.JobState;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

public interface JobRepository extends JpaRepository<JobEntity, UUID> {
    /** The job, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select job from JobEntity job where job.id = :id")
    Optional<JobEntity> findLocked(UUID id);

    Page<JobEntity> findByState(JobState state, Pageable page);

    /** What jobs want that have not ended, as they are stored. */
    @Query("select job.spec from JobEntity job where job.finishedAt is null")
    List<String> findUnfinishedSpecs();

    @Query("select new org.penjing.job.store.JobRepository$StateCount(job.state, count(job)) from JobEntity job group"
            + " by job.state")
    List<StateCount> countByState();

    record StateCount(JobState state, long jobs) {}
}
