package org.penjing.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penjing.job.files.Home;
import org.penjing.job.state.IllegalJobStateException;
import org.penjing.job.state.NotFoundException;
import org.penjing.job.state.ProfileKey;
import org.penjing.job.store.ArtefactEntity;
import org.penjing.job.store.ArtefactRepository;
import org.penjing.job.store.FinalistEntity;
import org.penjing.job.store.FinalistRepository;
import org.penjing.job.store.Fronts;
import org.penjing.job.store.JobEntity;
import org.penjing.job.store.JobRepository;
import org.penjing.job.store.ProfileEntity;
import org.penjing.job.store.ProfileRepository;
import org.penjing.job.store.SearchLedger;
import org.penjing.job.work.Baseline;
import org.penjing.job.work.FeasibilityReport;
import org.penjing.job.work.FrontPoint;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What jobs have found. All methods throw {@link NotFoundException} for unknown jobs and for profiles that the job does not
 * ask for, and {@link IllegalJobStateException} for what a job that still runs does not have yet.
 */
@Service
@Transactional(readOnly = true)
public class Results {
    private final JobRepository jobs;
    private final ProfileRepository profiles;
    private final FinalistRepository finalists;
    private final ArtefactRepository artefacts;
    private final Fronts fronts;
    private final SearchLedger searches;
    private final Home home;

    Results(
            JobRepository jobs,
            ProfileRepository profiles,
            FinalistRepository finalists,
            ArtefactRepository artefacts,
            Fronts fronts,
            SearchLedger searches,
            Home home) {
        this.jobs = jobs;
        this.profiles = profiles;
        this.finalists = finalists;
        this.artefacts = artefacts;
        this.fronts = fronts;
        this.searches = searches;
        this.home = home;
    }

    /** The front as it stands; of a job that has ended without a search, an empty one. */
    public FrontView front(UUID id, String profile) {
        JobEntity job = job(id);
        ProfileEntity found = profile(job, profile);
        if (found.generation() == 0 && !job.state().isTerminal() && found.satisfiable()) {
            throw new IllegalJobStateException(
                    job.state(),
                    "job " + id + " is " + job.state() + "; the front of " + profile
                            + " is there once its first generation is searched");
        }
        List<FrontPoint> points = fronts.points(found.key());
        boolean anyFeasible = points.stream().anyMatch(FrontPoint::feasible);
        FeasibilityReport report = job.feasibility();
        return new FrontView(
                profile,
                job.state(),
                found.searched(),
                found.hypervolume(),
                points,
                found.published() ? bestRank(id, profile) : null,
                anyFeasible ? List.of() : fronts.nearest(found.key()),
                anyFeasible || !found.searched() ? null : fronts.shortfall(found.key()),
                report == null ? null : report.profile(profile),
                searches.generations(id, profile));
    }

    /** The fronts of all profiles as they stand, drawn as SVG; empty axes before the first generation. */
    public String picture(UUID id) {
        JobEntity job = job(id);
        return FrontPicture.svg(
                "Fronts of " + job.name() + ", seed " + job.seed(),
                job.baseline(),
                profiles.findByJobs(List.of(id)).stream()
                        .map(profile -> new FrontPicture.Front(
                                profile.profile(), fronts.points(profile.key()), publishedPoint(profile)))
                        .toList());
    }

    private @Nullable FrontPoint publishedPoint(ProfileEntity profile) {
        String best = profile.bestGenome();
        return profile.published() && best != null ? fronts.point(profile.key(), best) : null;
    }

    /** @throws NotFoundException also if the job has ended without a model for the profile */
    public FinalistView best(UUID id, String profile) {
        return finalist(id, profile, bestRank(id, profile));
    }

    /** @throws NotFoundException also if there is no published finalist of that rank */
    public FinalistView finalist(UUID id, String profile, int rank) {
        FinalistEntity finalist = published(id, profile, rank);
        Baseline baseline = job(id).baseline();
        if (baseline == null) {
            throw new IllegalStateException("a job with a published profile has a baseline");
        }
        return new FinalistView(
                profile,
                rank,
                rank == bestRank(id, profile),
                fronts.point(new ProfileKey(id, profile), finalist.genome()),
                baseline,
                artefacts.findByFinalist(id, profile, rank).stream()
                        .map(ArtefactEntity::view)
                        .toList());
    }

    /** A file of the best finalist. */
    public Path file(UUID id, String profile, String name) {
        return file(id, profile, bestRank(id, profile), name);
    }

    /** @throws NotFoundException also if there is no published finalist of that rank, or its file of that name is not there */
    public Path file(UUID id, String profile, int rank, String name) {
        published(id, profile, rank);
        ArtefactEntity file = artefacts
                .findById(new ArtefactEntity.Key(id, profile, rank, name))
                .orElseThrow(() -> new NotFoundException("job " + id + " has no file " + name + " for " + profile));
        Path path = home.artefacts(id, profile).resolve(file.path());
        if (!Files.isRegularFile(path)) {
            throw new NotFoundException("job " + id + " has lost its file " + name + " for " + profile
                    + " from the server's disk; tune that point of its front again");
        }
        return path;
    }

    private int bestRank(UUID id, String profile) {
        String best = published(job(id), profile).bestGenome();
        return finalists.findByProfile(id, profile).stream()
                .filter(finalist -> finalist.genome().equals(best))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a published profile has a best finalist"))
                .place();
    }

    private FinalistEntity published(UUID id, String profile, int rank) {
        published(job(id), profile);
        List<Integer> ranks = artefacts.findRanks(id, profile);
        if (!ranks.contains(rank)) {
            throw new NotFoundException("job " + id + " has no finalist of rank " + rank + " for " + profile
                    + "; it has " + ranks.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return finalists.findById(new FinalistEntity.Key(id, profile, rank)).orElseThrow();
    }

    private ProfileEntity published(JobEntity job, String profile) {
        ProfileEntity found = profile(job, profile);
        if (found.published()) {
            return found;
        }
        if (job.state().isTerminal()) {
            throw new NotFoundException("job " + job.id() + " ended as " + job.state() + " without a model for "
                    + profile + (job.reason() == null ? "" : ": " + job.reason()));
        }
        throw new IllegalJobStateException(
                job.state(),
                "job " + job.id() + " is " + job.state() + "; the model for " + profile
                        + " is there once it is verified");
    }

    private JobEntity job(UUID id) {
        return jobs.findById(id).orElseThrow(() -> new NotFoundException("there is no job " + id));
    }

    private ProfileEntity profile(JobEntity job, String profile) {
        return profiles.findById(new ProfileKey(job.id(), profile))
                .orElseThrow(() -> new NotFoundException("job " + job.id() + " does not ask for profile " + profile));
    }
}
