package org.penjing.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penjing.job.request.JobSpecReader;
import org.penjing.job.store.Fronts;
import org.penjing.job.store.JobEntity;
import org.penjing.job.store.ProfileEntity;
import org.penjing.job.store.ProfileRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Turns entities into views. */
@Component
@Transactional(readOnly = true)
class JobViews {
    private final ProfileRepository profiles;
    private final Fronts fronts;
    private final JobSpecReader reader;
    private final Clock clock;

    JobViews(ProfileRepository profiles, Fronts fronts, JobSpecReader reader, Clock clock) {
        this.profiles = profiles;
        this.fronts = fronts;
        this.reader = reader;
        this.clock = clock;
    }

    List<JobView> of(List<JobEntity> jobs) {
        Map<UUID, List<ProfileView>> byJob = new HashMap<>();
        for (ProfileEntity profile :
                profiles.findByJobs(jobs.stream().map(JobEntity::id).toList())) {
            byJob.computeIfAbsent(profile.key().job(), _ -> new ArrayList<>()).add(view(profile));
        }
        Instant now = clock.instant();
        return jobs.stream()
                .map(job -> view(job, byJob.getOrDefault(job.id(), List.of()), now))
                .toList();
    }

    private JobView view(JobEntity job, List<ProfileView> profileViews, Instant now) {
        Instant finished = job.finishedAt();
        Instant started = job.startedAt();
        Instant until = finished != null ? finished : now;
        return new JobView(
                job.id(),
                reader.restored(job.spec()).spec(),
                job.state(),
                job.phase(),
                job.percent(),
                job.createdAt(),
                started,
                finished,
                started == null ? Duration.ZERO : Duration.between(started, until),
                job.timeLeft(now).orElse(null),
                Duration.between(job.lastSignAt(), until),
                job.reason(),
                job.counts(),
                job.feasibility(),
                job.baseline(),
                profileViews);
    }

    private ProfileView view(ProfileEntity profile) {
        String best = profile.bestGenome();
        return new ProfileView(
                profile.profile(),
                profile.satisfiable(),
                profile.searched(),
                profile.generation(),
                profile.evaluations(),
                profile.front().size(),
                profile.hypervolume(),
                best == null ? null : fronts.point(profile.key(), best),
                profile.published());
    }
}
