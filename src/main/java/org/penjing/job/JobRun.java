package org.penjing.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penjing.job.files.ArtefactView;
import org.penjing.job.files.Artefacts;
import org.penjing.job.files.Home;
import org.penjing.job.request.SearchSpec;
import org.penjing.job.state.Claim;
import org.penjing.job.state.Criterion;
import org.penjing.job.state.FencedOffException;
import org.penjing.job.state.ProfileKey;
import org.penjing.job.state.Standing;
import org.penjing.job.store.Fronts;
import org.penjing.job.store.Ledger;
import org.penjing.job.store.SearchLedger;
import org.penjing.job.work.Baseline;
import org.penjing.job.work.Finalist;
import org.penjing.job.work.FrontPoint;
import org.penjing.job.work.GenerationResult;
import org.penjing.job.work.Publication;
import org.penjing.job.work.ScoredCandidate;
import org.penjing.job.work.SearchRun;
import org.penjing.job.work.Station;
import org.penjing.job.work.Verified;
import org.penjing.job.work.Workbench;

/**
 * One run of a job, a step at a time. What a step brings is stored in one transaction, and the next step is found from what is
 * stored, so a run can end anywhere and another one goes on from there.
 */
final class JobRun implements AutoCloseable {
    private final Ledger ledger;
    private final SearchLedger searches;
    private final Fronts fronts;
    private final Workbench workbench;
    private final Home home;
    private final Clock clock;
    private final Claim claim;
    private final Station station;
    private final LiveProgress progress;
    private @Nullable OpenSearch open;

    private record OpenSearch(String profile, SearchRun run) {}

    JobRun(Parts parts, Claim claim, Station station, LiveProgress progress) {
        this.ledger = parts.ledger();
        this.searches = parts.searches();
        this.fronts = parts.fronts();
        this.workbench = parts.workbench();
        this.home = parts.home();
        this.clock = parts.clock();
        this.claim = claim;
        this.station = station;
        this.progress = progress;
    }

    /** What every run is made of. */
    record Parts(Ledger ledger, SearchLedger searches, Fronts fronts, Workbench workbench, Home home, Clock clock) {}

    /**
     * Does what is next.
     *
     * @return whether there is more to do
     * @throws FencedOffException if the run is over, since the job was cancelled or another run has it
     */
    boolean step() throws IOException {
        station.cancellation().throwIfCancelled();
        Standing standing = ledger.standing(claim);
        switch (standing.state()) {
            case QUEUED ->
                ledger.checked(claim, workbench.check(claim.spec(), station.trained(), station.cancellation()));
            case TRAINING -> train();
            case SEARCHING -> search(standing);
            case FINE_TUNING -> fineTune(standing);
            case VERIFYING -> verify(standing);
            case COMPLETED, COMPLETED_INFEASIBLE, FAILED, CANCELLED -> {
                return false;
            }
        }
        return true;
    }

    private void train() throws IOException {
        progress.within(0, 1);
        Baseline baseline = workbench.train(station);
        progress.flush();
        ledger.trained(claim, baseline);
    }

    private void search(Standing standing) throws IOException {
        var next = standing.nextSearch();
        if (next.isEmpty()) {
            share(standing);
            ledger.searched(claim);
            return;
        }
        Standing.ProfileStanding profile = next.get();
        double before = searchedFraction(standing, profile, profile.evaluations());
        progress.within(before, before);
        Instant start = clock.instant();
        GenerationResult result =
                open(profile.profile(), standing.requireBaseline()).step();
        Duration spent = Duration.between(start, clock.instant());
        boolean last = result.last() || isEnough(standing, profile, result, spent);
        int evaluations = last ? claim.spec().search().evaluations() : profile.evaluations() + result.networks();
        searches.store(claim, profile.profile(), result, spent, last, searchedFraction(standing, profile, evaluations));
        if (last) {
            closeSearch();
        }
    }

    /**
     * Networks that were run for one profile count for all others too. A profile's share is stored at once, so that after a kill
     * only what is missing is shared.
     */
    private void share(Standing standing) throws IOException {
        List<Standing.ProfileStanding> searched = standing.profiles().stream()
                .filter(profile -> profile.generation() > 0)
                .toList();
        if (searched.size() < 2) {
            return;
        }
        for (Standing.ProfileStanding profile : searched) {
            Instant start = clock.instant();
            Optional<GenerationResult> shared =
                    open(profile.profile(), standing.requireBaseline()).share();
            if (shared.isPresent()) {
                Duration spent = Duration.between(start, clock.instant());
                searches.store(claim, profile.profile(), shared.get(), spent, true, 1);
            }
            closeSearch();
        }
    }

    private boolean isEnough(
            Standing standing, Standing.ProfileStanding profile, GenerationResult result, Duration spent) {
        SearchSpec search = claim.spec().search();
        if (search.stopWhenMet() && result.scored().stream().anyMatch(ScoredCandidate::feasible)) {
            return true;
        }
        Integer wallSeconds = search.wallSeconds();
        return wallSeconds != null
                && profile.searchTime()
                                .plus(spent)
                                .multipliedBy(standing.profiles().size())
                                .compareTo(Duration.ofSeconds(wallSeconds))
                        >= 0;
    }

    private double searchedFraction(Standing standing, Standing.ProfileStanding current, int evaluations) {
        double share = Math.min(1, (double) evaluations / claim.spec().search().evaluations());
        long done = standing.profiles().stream()
                .filter(Standing.ProfileStanding::searched)
                .count();
        return current.searched() ? 1 : (done + share) / standing.profiles().size();
    }

    private SearchRun open(String profile, Baseline baseline) throws IOException {
        if (open == null || !open.profile().equals(profile)) {
            closeSearch();
            open = new OpenSearch(
                    profile, workbench.search(station, profile, baseline, searches.history(claim, profile)));
        }
        return open.run();
    }

    private void fineTune(Standing standing) throws IOException {
        List<Finalist> untuned = standing.untuned();
        if (untuned.isEmpty()) {
            ledger.allFineTuned(claim);
            return;
        }
        progress.within(0, 1);
        workbench.fineTune(station, untuned);
        ledger.fineTuned(claim, untuned);
    }

    private void verify(Standing standing) throws IOException {
        var finalist = standing.nextVerification();
        var publication = standing.nextPublication(Criterion.of(claim.spec().search()));
        long verified = standing.finalists().stream()
                .filter(other -> other.verified() != null)
                .count();
        share(verified, standing.finalists().size() + 1);
        if (finalist.isPresent()) {
            Path directory = directory(finalist.get());
            Verified outcome = workbench.verify(station, standing.requireBaseline(), finalist.get(), directory);
            ledger.verified(claim, finalist.get(), outcome);
        } else if (publication.isPresent()) {
            publish(standing.requireBaseline(), publication.get());
        } else {
            ledger.finish(claim);
        }
    }

    private void publish(Baseline baseline, Standing.Finalists finalists) throws IOException {
        Finalist best = finalists.best().finalist();
        ProfileKey key = new ProfileKey(claim.job(), best.profile());
        List<FrontPoint> front = fronts.points(key);
        Map<Finalist, List<ArtefactView>> files = new LinkedHashMap<>();
        for (Standing.FinalistStanding one : finalists.all()) {
            Finalist finalist = one.finalist();
            Path directory = directory(finalist);
            Publication publication = new Publication(
                    best.profile(), finalist, best.rank(), one.requireVerified(), directory, baseline, front);
            workbench.publish(station, publication);
            files.put(finalist, Artefacts.describe(directory, publication.files()));
        }
        ledger.published(claim, best, files);
    }

    private Path directory(Finalist finalist) throws IOException {
        return Files.createDirectories(
                home.artefacts(claim.job(), finalist.profile()).resolve(Artefacts.folder(finalist)));
    }

    private void share(long done, long of) {
        progress.within((double) done / of, (double) (done + 1) / of);
    }

    /** Closes what steps left open; nothing stored depends on it. */
    @Override
    public void close() {
        closeSearch();
        workbench.release(station);
    }

    private void closeSearch() {
        if (open != null) {
            open.run().close();
            open = null;
        }
    }
}
